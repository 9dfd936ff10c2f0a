connection: "@{CONNECTION_NAME}"
label: "Web Shop"
week_start_day: monday

include: "/views/*.view.lkml"
include: "/explores/*.explore.lkml"
include: "/dashboards/*.dashboard.lookml"
include: "/tests/*.test.lkml"
