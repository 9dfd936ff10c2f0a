connection: "athena"
include: "views.view"
