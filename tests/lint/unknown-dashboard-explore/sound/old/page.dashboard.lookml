- dashboard: old_page
  title: Of Old, Included by No Model
  elements:
  - name: Rows
    explore: gone
    type: looker_grid
    fields: [gone.rows]
