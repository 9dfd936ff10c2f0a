view: users { dimension: id {} }
view: orders { dimension: id {} }
view: items { dimension: id {} }
