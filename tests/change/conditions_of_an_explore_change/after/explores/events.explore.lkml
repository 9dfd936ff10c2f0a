explore: events { sql_always_where: ${region} = 'us-east-1' ;;  always_filter: { filters: [events.region: "x", events.name: "y"] }  access_filter: { field: events.region user_attribute: region } }
