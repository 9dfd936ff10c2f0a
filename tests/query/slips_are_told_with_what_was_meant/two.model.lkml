connection: "athena"
include: "/all.view.lkml"

explore: v {}
