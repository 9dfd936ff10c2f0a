- dashboard: a
  title: One
  title: Two
