connection: "athena"
include: "/v.view.lkml"

explore: v {}
