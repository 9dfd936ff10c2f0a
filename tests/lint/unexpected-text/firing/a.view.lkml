view: a {
  the raw table
}
