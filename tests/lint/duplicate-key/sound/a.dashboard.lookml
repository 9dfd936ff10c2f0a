- dashboard: a
  title: Two
