connection: "athena"
include: "/v.view.lkml"
include: "/d.dashboard.lookml"

explore: v {}
