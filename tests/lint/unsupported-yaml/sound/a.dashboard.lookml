- dashboard: a
  title: One
  description: One
