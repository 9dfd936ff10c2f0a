- dashboard: a
  elements:
  - name: b
    type: text
