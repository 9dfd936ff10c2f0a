view: +orders { dimension: id { label: "B" } dimension: only_b { label: "B" } }
