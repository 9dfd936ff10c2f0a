- dashboard: x
  title: "Not @{REGION}"
  elements:
  - name: a
    model: "@{CONNECTION}"
    explore: orders
