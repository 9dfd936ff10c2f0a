view: orders { dimension: other {} }
explore: orders { label: "Again" }
