- dashboard: d
  elements:
  - title: Sign-ins
    type: text
