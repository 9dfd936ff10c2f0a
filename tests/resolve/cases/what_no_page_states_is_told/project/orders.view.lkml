view: orders { label: "Orders" dimension: id {} measure: count { type: count filters: [id: "1"] } }
view: users { label: "Users" }
view: items { label: "Items" }
