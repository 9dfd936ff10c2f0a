view: +items { label: "Again" }
