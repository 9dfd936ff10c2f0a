view: views_apple_fruit_view { dimension: id {} }
