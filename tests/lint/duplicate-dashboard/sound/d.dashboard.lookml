- dashboard: d
  title: One
- dashboard: e
  title: Two
