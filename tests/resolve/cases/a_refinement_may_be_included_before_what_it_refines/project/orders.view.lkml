view: orders { label: "Orders" }
