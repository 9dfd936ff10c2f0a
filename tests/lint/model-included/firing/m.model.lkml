connection: "athena"
include: "n.model.lkml"
