view: +users { label: "Below" }
