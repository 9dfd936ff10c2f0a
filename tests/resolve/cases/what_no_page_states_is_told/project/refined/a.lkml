view: +orders { dimension: id { label: "A" } dimension: only_a { label: "A" } }
