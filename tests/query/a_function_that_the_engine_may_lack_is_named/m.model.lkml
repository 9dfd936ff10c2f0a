connection: "athena"
include: "/*.view.lkml"
explore: v {}
