- dashboard: d
  filters:
  - name: Date
    type: date_filter
    default_value: 7 days
  elements:
  - name: t
    explore: a
    type: table
    fields: [a.recent]
    filters:
      a.bytes: "[1,5)"
      a.is_root: "Yes"
      a.event_date: "{{ _filters['a.event_date'] }}"
