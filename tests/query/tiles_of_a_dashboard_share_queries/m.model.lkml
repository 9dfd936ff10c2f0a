connection: "athena"
include: "/*.view.lkml"
include: "/*.dashboard.lookml"
explore: v { always_filter: { filters: [v.day: "7 days"] } sql_always_where: {% condition v.day %} ${TABLE}.at {% endcondition %} ;; }
