# One row for each customer.
view: customers {
  derived_table: {
    sql:
      SELECT customer_id, max(country) AS country
      FROM @{SCHEMA}.customers
      GROUP BY customer_id ;;
  }

  dimension: customer_id {
    primary_key: yes
    hidden: yes
    type: string
    sql: ${TABLE}.customer_id ;;
  }

  dimension: country {
    type: string
    map_layer_name: countries
    sql: ${TABLE}.country ;;
  }
}

view: +customers {
  measure: countries {
    type: count_distinct
    sql: ${country} ;;
  }
}
