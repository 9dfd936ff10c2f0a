project_name: "ours"
