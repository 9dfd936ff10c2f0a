view: orders {
  sql_table_name: @{SCHEMA}.orders ;;
  suggestions: no
  drill_fields: [order_detail*]

  filter: order_window {
    type: date
    label: "Ordered"
    default_value: "7 days"
  }

  dimension: order_id {
    primary_key: yes
    hidden: yes
    type: string
    sql: ${TABLE}.order_id ;;
  }

  dimension: customer_id {
    hidden: yes
    type: string
    sql: ${TABLE}.customer_id ;;
  }

  dimension: status {
    type: string
    label: "Status"
    description: "How far the order has come."
    suggestions: ["open", "paid", "sent"]
    sql: ${TABLE}.status ;;
    link: {
      label: "Look the status up"
      url: "https://example.com/status/{{ value }}"
    }
  }

  dimension: is_paid {
    type: yesno
    sql: ${status} <> 'open' ;;
  }

  dimension: amount {
    type: number
    value_format_name: usd
    sql: ${TABLE}.amount ;;
  }

  dimension: size {
    type: tier
    tiers: [0, 10, 100]
    style: integer
    sql: ${amount} ;;
  }

  dimension_group: ordered {
    type: time
    timeframes: [raw, date, week, month]
    datatype: timestamp
    convert_tz: no
    sql: ${TABLE}.ordered ;;
  }

  dimension_group: delivery {
    type: duration
    intervals: [hour, day]
    sql_start: ${ordered_raw} ;;
    sql_end: ${TABLE}.sent ;;
  }

  dimension: place {
    type: location
    sql_latitude: ${TABLE}.latitude ;;
    sql_longitude: ${TABLE}.longitude ;;
  }

  measure: count {
    type: count
  }

  measure: paid {
    type: count
    filters: [is_paid: "Yes", amount: ">0"]
  }

  measure: total_amount {
    type: sum
    value_format_name: usd
    sql: ${amount} ;;
  }

  measure: customers {
    type: count_distinct
    sql: ${customer_id} ;;
  }

  measure: paid_share {
    type: number
    value_format_name: percent_1
    sql: 1.0 * ${paid} / NULLIF(${count}, 0) ;;
  }

  measure: statuses {
    type: list
    list_field: status
  }

  set: order_detail {
    fields: [order_id, status, amount, ordered_date]
  }
}
