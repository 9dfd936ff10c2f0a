view: a {
  { type: string }
}
