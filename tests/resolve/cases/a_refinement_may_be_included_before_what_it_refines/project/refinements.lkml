view: +orders { label: "Refined" }
