view: orders { dimension: id {} }
