- dashboard: d
  title: D
  layout: newspaper
  elements:
  - name: a
    type: text
    row: 0
    col: 20
    width: 8
    height: 4
  - name: b
    type: text
    row: 8
    col: 0
    width: 0
    height: 4
