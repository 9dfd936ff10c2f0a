constant: DATABASE { value: "logs" }
