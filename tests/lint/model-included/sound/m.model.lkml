connection: "athena"
