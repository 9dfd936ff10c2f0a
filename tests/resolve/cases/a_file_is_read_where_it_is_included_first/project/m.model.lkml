connection: "athena"
include: "b.view"
include: "a.view"
include: "b.view"
