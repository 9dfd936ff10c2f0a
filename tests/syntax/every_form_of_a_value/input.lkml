# A view with each form in which a parameter may stand.
connection: "athena"   # behind a value
include: "/views/*.view.lkml"
week_start_day: monday

datagroup: daily { max_cache_age: "24 hours" interval_trigger: "12 hours" }

view: users {
  extends: [base, -other]
  sql_table_name: @{SCHEMA}.users ;;
  drill_fields: [
    id, # the key
    name,
    detail*,
  ]

  derived_table: {
    explore_source: orders {
      column: id { field: orders.id }
      derived_column: rank { sql: rank() OVER (ORDER BY id) ;; }
      bind_filters: { from_field: a.b to_field: c.d }
      filters: { field: orders.state value: "done" }
    }
    create_process: {
      sql_step: CREATE TABLE x AS SELECT 1 ;;
      sql_step: DROP TABLE x;;
    }
  }

  parameter: unit {
    type: unquoted
    default_value: "day"
    allowed_value: { label: "By day" value: "day" }
    allowed_value: { value: "hour" }
  }

  filter: window { type: date }

  dimension: id { primary_key: yes hidden: yes sql: ${TABLE}.id;; }

  dimension: state {
    label: "State, as \"people\" say"
    description: "Runs over
      two lines: with a \\ in it"
    case: {
      when: { sql: ${TABLE}.state = 1 ;; label: "Open" }
      else: "Closed"
    }
    html:
      <a href="{{ link }}" style="color: red;">
        {% if value == "x" %} {{ rendered_value }} {% endif %}
      </a> ;;
    link: { label: "Look" url: "https://example.com/{{ value }}?a=b#c" }
    action: {
      label: "Do" url: "https://example.com"
      param: { name: "x" value: "y" }
      form_param: { name: "z" type: select option: { name: "a" } option: { name: "b" } }
    }
    suggestions: ["a, b", "c \"d\""]
    tags: []
  }

  dimension_group: created {
    type: time
    timeframes: [raw, time, date]
    sql: CASE
           WHEN {% parameter unit %} = 'day' THEN ${TABLE}.created
           -- ; a comment
           ELSE '#no comment'
         END ;;
  }

  dimension: tier { type: tier tiers: [0, 10.5, -20] style: integer sql: ${age} ;; }

  measure: open {
    type: count
    filters: [state: "Open", users.name: "-%x^_%, NULL"]
    filters: { field: tier value: ">5" }
  }

  set: detail { fields: [id, -state, ALL_FIELDS*] }
}

explore: +users {
  extends: base
  always_filter: { filters: [users.window: "7 days"] }
  conditionally_filter: { filters: [users.state: "Open"] unless: [id, name] }
  sql_always_where: {% condition users.window %} ${users.created_raw} {% endcondition %} ;;
  join: orders {
    type: left_outer
    relationship: many_to_one
    sql_on: ${users.id} = ${orders.user_id} AND ${orders.state} <> ';' ;;
  }
  aggregate_table: daily {
    query: { dimensions: [created_date] measures: [open] sorts: [created_date: desc] }
    materialization: { datagroup_trigger: daily }
  }
  query: first { dimensions: [id] filters: [users.state: "Open"] }
}

test: ids_are_there {
  explore_source: users {
    column: missing { field: users.missing }
    column: bare {}
    filters: [users.window: "1 day"]
    limit: 5
  }
  assert: none_is_missing { expression: ${users.missing} = 0 ;; }
}
