connection: "athena"
include: "*.lkml"
include: "*.dashboard.lookml"
