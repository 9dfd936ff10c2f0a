connection: "athena"
include: "a.lkml"
include: "x.dashboard"
