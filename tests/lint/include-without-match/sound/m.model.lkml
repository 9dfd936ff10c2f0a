connection: "athena"
include: "/views/*.view.lkml"
