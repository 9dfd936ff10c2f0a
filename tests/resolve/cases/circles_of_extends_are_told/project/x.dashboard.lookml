- dashboard: x
  extends: y
- dashboard: y
  extends: [x]
