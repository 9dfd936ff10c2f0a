view: a { dimension: id {} }
