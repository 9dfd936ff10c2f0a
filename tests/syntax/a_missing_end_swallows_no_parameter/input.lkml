view: users {
  sql_table_name: users
  drill_fields: [id]

  dimension: a {
    sql: CASE
           WHEN 1 THEN 2
         END
    label: "A"
    html: <b>{{ value }}</b>
    hidden: yes
    description: "Ends"
  }
}
