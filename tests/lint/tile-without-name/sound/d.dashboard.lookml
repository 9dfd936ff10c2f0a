- dashboard: d
  elements:
  - title: Sign-ins
    name: Sign-ins
    type: text
