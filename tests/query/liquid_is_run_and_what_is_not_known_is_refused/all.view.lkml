view: v {
  sql_table_name: {% if v.big._parameter_value == 'yes' %} big_table {% else %} small_table {% endif %} ;;

  parameter: big { type: unquoted default_value: "no" allowed_value: { value: "yes" } allowed_value: { value: "no" } }
  parameter: word { type: string }
  parameter: count_from { type: number default_value: "10" }
  filter: day { type: date }
  dimension: name { sql: ${TABLE}.name ;; }
  dimension: words { sql: {% parameter word %} ;; }
  dimension: chosen {
    sql:
      {%- assign plain = 'a' | append: "b" | upcase -%}
      {% comment %} not {{ this }} {% endcomment %}
      {% if word._is_filtered and count_from._parameter_value >= 10 or false %}
        '{{ plain }}-{{ v.word._parameter_value }}'
      {% elsif name._in_query %}
        'named'
      {% else %}
        {% case plain %}{% when 'x', 'AB' %}{% raw %}'{{ raw }}'{% endraw %}{% else %}'never'{% endcase %}
      {% endif %} ;;
  }
  dimension: unlesses { sql: {% unless day._is_filtered %}1{% else %}2{% endunless %} ;; }
  dimension: whose { sql: '{{ _user_attributes["team"] }}' ;; }
  dimension: looped { sql: {% for a in b %}{{ a }}{% endfor %} ;; }
  dimension: unknown_variable { sql: {{ v.name._rendered_value }} ;; }
  dimension: unknown_filter { sql: {{ 'a' | date: '%Y' }} ;; }
  dimension: open_ended { sql: {% if true %} 1 ;; }
  dimension: is_many { type: yesno sql: ${TABLE}.n >= {% parameter count_from %} ;; }
  measure: count { type: count }
}
