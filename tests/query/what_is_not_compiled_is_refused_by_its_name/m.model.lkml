connection: "athena"
include: "/*.view.lkml"
explore: v { fields: [ALL_FIELDS*, -v.left_out] }
