connection: "athena"
include: "//other/views/*.view.lkml"
