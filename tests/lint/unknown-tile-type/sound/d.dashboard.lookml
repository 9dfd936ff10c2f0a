- dashboard: d
  elements:
  - name: a
    type: looker_column
  - name: b
    type: sankey
  - name: c
    type: marketplace_viz_x::y
