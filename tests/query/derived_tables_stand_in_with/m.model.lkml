connection: "athena"
include: "/*.view.lkml"
explore: outer_view { join: other { from: inner_view sql_on: ${outer_view.id} = ${other.id} ;; relationship: one_to_one } }
explore: stored {}
explore: native {}
explore: round {}
