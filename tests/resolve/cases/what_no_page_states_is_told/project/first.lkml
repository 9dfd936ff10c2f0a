view: +users { label: "First" }
include: "below.lkml"
