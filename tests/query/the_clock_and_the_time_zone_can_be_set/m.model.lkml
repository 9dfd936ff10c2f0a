connection: "athena"
week_start_day: sunday
include: "/*.view.lkml"
explore: v { sql_always_where: ${v.at_raw} <= LOCALTIMESTAMP AND now() > current_timestamp AND ${TABLE}.day <= current_date AND 'now()' <> ${TABLE}.now ;; }
