- dashboard: fine
  title: Fine
  elements:
  - name: kinds
    title: Kinds
    model: m
    explore: v
    type: table
    fields: [v.kind, v.count]
    sorts: [v.count desc]
  - name: again
    title: Kinds again
    model: m
    explore: v
    type: looker_pie
    fields: [v.kind, v.count]
    sorts: [v.count desc]
  - name: total
    title: Events
    model: m
    explore: v
    type: single_value
    fields: [v.count]
- dashboard: wrong
  title: Wrong
  elements:
  - name: names
    title: Names
    model: m
    explore: v
    type: table
    fields: [v.broken, v.count]
  - name: days
    title: Days
    model: m
    explore: v
    type: table
    fields: [v.event_date, v.count]
  - name: middle
    title: Middle
    model: m
    explore: v
    type: single_value
    fields: [v.middle]
