connection: "@{CONNECTION}"
label: "Shop @{REGION}"
include: "orders.view"
include: "x.dashboard"
