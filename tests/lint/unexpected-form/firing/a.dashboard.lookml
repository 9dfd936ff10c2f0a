- dashboard: a
  elements:
  - sign_ins
