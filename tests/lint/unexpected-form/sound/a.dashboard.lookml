- dashboard: a
  elements:
  - name: sign_ins
