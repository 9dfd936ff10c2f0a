connection: "athena_eu"
include: "/views/*.view"
include: "/explores/*.explore"
include: "/dashboards/*.dashboard"
include: "/tests/*.test"
include: "/refinements"
week_start_day: sunday
label: "Trail"
named_value_format: kilo { value_format: "0.0,\"K\"" }
