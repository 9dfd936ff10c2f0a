connection: "athena"
include: "//blocks/views/users.view"
include: "orders.view"
