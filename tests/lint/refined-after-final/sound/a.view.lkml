view: a { }
view: +a { label: "B" }
view: +a {
  final: yes
  label: "A"
}
