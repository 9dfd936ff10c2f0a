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
    row: 0
    col: 12
    width: 12
    height: 4
  - name: c
    type: text
    row: 4
    col: 0
    width: 24
    height: 4
  - name: d
    type: text
    row: 4
    col: 0
    width: 24
    height: 4
    tab_name: Other
