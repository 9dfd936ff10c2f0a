- dashboard: x
  title: X
