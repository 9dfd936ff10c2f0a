view: one { dimension: x { label: "one" } }
view: two { dimension: x { label: "two" } }
view: three { dimension: x { label: "three" } }
view: a { extends: [one] }
view: +a { extends: [two] }
view: +a { extends: [three] }
