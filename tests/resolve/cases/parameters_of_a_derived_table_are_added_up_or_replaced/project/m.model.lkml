connection: "athena"
include: "facts.view"
