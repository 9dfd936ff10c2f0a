- dashboard: d
  elements:
  - name: a
    type: looker_colunm
  - name: b
    type: sankey
