- dashboard: d
  elements:
  # lint: allow tile-without-name, because the one below has none
  - name: places
    type: text
  - title: Sign-ins
    type: text
