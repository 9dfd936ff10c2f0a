view: v {
  sql_table_name: schema.table ;;

  filter: date_filter {
    type: date
  }

  dimension_group: t {
    type: time
    timeframes: [
      raw, time, date, hour, minute, week, month, quarter, year, hour_of_day, day_of_week,
      day_of_week_index, day_of_month, day_of_year, week_of_year, month_name, month_num
    ]
    sql: ${TABLE}.ts ;;
  }

  dimension: x {
    type: string
    sql: ${TABLE}.x ;;
  }

  dimension: any_case {
    type: string
    sql: ${TABLE}.x ;;
    case_sensitive: no
  }

  dimension: time_of_text {
    type: date_time
    sql: ${TABLE}.ts ;;
  }

  dimension: y {
    type: number
    sql: ${TABLE}.y ;;
  }

  dimension: is_x {
    type: yesno
    sql: (${TABLE}.cond) ;;
  }

  dimension: in_period {
    type: yesno
    sql: coalesce( ${TABLE}.dt >= date_format({% date_start date_filter %}, '%Y-%m-%d'), TRUE) ;;
  }

  dimension: before_end {
    type: yesno
    sql: coalesce( ${TABLE}.dt < date_format({% date_end date_filter %}, '%Y-%m-%d'), TRUE) ;;
  }

  dimension: holds {
    type: yesno
    sql: {% condition date_filter %} ${TABLE}.ts {% endcondition %} ;;
  }

  dimension: guarded {
    type: string
    sql: {% if date_filter._is_filtered %}'filtered'{% elsif v.x._in_query %}'with x'{% elsif y._is_selected %}'with y'{% else %}'plain'{% endif %} ;;
  }

  measure: count {
    type: count
  }

  measure: count_filtered {
    type: count
    filters: [is_x: "Yes"]
  }

  measure: sum {
    type: sum
    sql: ${TABLE}.y ;;
  }

  measure: sum_filtered {
    type: sum
    sql: ${TABLE}.y ;;
    filters: [x: "v"]
  }

  measure: sum_of_several {
    type: sum
    sql: ${TABLE}.y ;;
    filters: [x: "A,B"]
  }

  measure: average {
    type: average
    sql: ${TABLE}.x ;;
  }

  measure: distinct {
    type: count_distinct
    sql: ${TABLE}.x ;;
  }

  measure: distinct_filtered {
    type: count_distinct
    sql: ${TABLE}.x ;;
    filters: [is_x: "Yes"]
  }

  measure: ratio {
    type: number
    sql: 1.0000 * ${distinct_filtered} / nullif(${distinct}, 0) ;;
  }
}
