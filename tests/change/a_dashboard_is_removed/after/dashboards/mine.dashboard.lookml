- dashboard: mine
  title: Mine
  extends: d
