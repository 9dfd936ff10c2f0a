view: views_orders_order_facts_view { dimension: id {} }
