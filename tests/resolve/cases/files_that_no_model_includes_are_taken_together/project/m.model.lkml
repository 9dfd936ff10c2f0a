connection: "athena"
include: "a.view"
