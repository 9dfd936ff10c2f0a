view: a { }
view: +a {
  final: yes
  label: "A"
}
view: +a { label: "B" }
