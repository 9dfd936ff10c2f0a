- dashboard: d
  title: D
  layout: newspaper
  elements:
  - name: a
    type: text
    row: 0
    col: 16
    width: 8
    height: 4
