- dashboard: x
  extends: missing
