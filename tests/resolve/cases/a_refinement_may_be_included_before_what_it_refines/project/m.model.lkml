connection: "athena"
include: "refinements.lkml"
include: "orders.view"
