- dashboard: mine
  title: Mine
  extends: d
  elements:
  - name: Gone
    title: Mine
