- dashboard: d
  title: One
- dashboard: d
  title: Two
