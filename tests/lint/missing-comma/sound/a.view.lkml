view: a {
  set: s { fields: [] }
}
