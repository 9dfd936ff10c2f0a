explore: events { sql_always_where: ${region} IS NOT NULL ;;  always_filter: { filters: [events.region: "x"] } }
