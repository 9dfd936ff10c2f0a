view: views_orders_other_view { dimension: id {} }
