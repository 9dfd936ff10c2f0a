connection: "athena"
include: "/*.view.lkml"
include: "/*.dashboard.lookml"
explore: v {}
