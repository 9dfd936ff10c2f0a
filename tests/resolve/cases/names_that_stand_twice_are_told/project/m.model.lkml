connection: "athena"
include: "a.lkml"
include: "b.lkml"
include: "*.dashboard"
