- dashboard: d
  title: D
  layout: newspaper
  elements:
  - name: a
    type: text
    row: 0
    col: 0
    width: 12
    height: 4
  - name: b
    type: text
    row: 2
    col: 6
    width: 12
    height: 4
  - name: c
    type: text
    row: 3
    col: 18
    width: 6
    height: 4
