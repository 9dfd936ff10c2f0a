connection: "athena"
include: "orders.explore"
include: "orders.view"
