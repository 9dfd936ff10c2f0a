connection: "athena"
include: "/view/*.view.lkml"
