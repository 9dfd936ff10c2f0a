connection: "athena"
include: "carriers.view"
include: "carriers.explore"
