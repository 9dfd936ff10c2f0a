connection: "athena"
include: "orders.explore"
include: "views.view"
