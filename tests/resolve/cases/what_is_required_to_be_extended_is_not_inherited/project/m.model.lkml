connection: "athena"
include: "base.lkml"
