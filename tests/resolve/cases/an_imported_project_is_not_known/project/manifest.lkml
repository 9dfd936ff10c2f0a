project_name: "shop"
local_dependency: { project: "blocks" }
remote_dependency: far { url: "https://example.com/far.git" ref: "main" }
