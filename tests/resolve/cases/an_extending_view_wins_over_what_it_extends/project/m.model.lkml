connection: "athena"
include: "user.view"
