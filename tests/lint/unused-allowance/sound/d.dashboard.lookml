- dashboard: d
  layout: newspaper
  elements:
  # lint: allow tile-without-name, because the page is made by another program
  - title: Sign-ins
    type: text
    row: 0
    col: 0
    width: 8
    height: 4
  - name: places
    type: looker_globe # lint: allow unknown-tile-type, because it comes with the next version
    row: 4
    col: 0
    width: 8
    height: 4
