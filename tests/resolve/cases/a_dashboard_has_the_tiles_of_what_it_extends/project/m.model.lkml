connection: "athena"
include: "*.dashboard"
