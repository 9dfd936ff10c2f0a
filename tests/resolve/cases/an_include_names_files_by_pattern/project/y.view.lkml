view: y_view { dimension: id {} }
