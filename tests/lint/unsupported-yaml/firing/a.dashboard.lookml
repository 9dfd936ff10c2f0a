- dashboard: a
  title: &t One
  description: *t
