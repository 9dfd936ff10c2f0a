view: a { label: "A" }
view: a { label: "B" }
