view: orders { extends: [order_base, base_order] dimension: id {} }
view: base_orders {}
view: +order { dimension: id {} }
explore: orders { join: user {} join: buyer { from: ordesr } }
explore: nowhere { view_name: nothing }
explore: template { extension: required }
explore: +order {}
