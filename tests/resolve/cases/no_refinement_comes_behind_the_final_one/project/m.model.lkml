connection: "athena"
include: "flights.view"
