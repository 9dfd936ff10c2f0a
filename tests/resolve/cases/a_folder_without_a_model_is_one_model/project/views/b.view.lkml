view: +a { dimension: id { label: "ID" } }
