view: a {
  set: s { fields: [b c] }
}
