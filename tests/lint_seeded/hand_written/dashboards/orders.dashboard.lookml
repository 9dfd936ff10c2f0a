- dashboard: orders
  title: Orders
  layout: newspaper
  preferred_viewer: dashboards-next
  crossfilter_enabled: true

  filters:
  - name: Ordered
    title: Ordered
    type: date_filter
    default_value: 7 days
    allow_multiple_values: false
    required: true
    ui_config:
      type: relative_timeframes
      display: inline
  - name: Paid
    title: Paid
    type: field_filter
    default_value: "Yes"
    model: shop
    explore: orders
    field: orders.is_paid

  elements:
  - name: count
    title: Orders
    model: shop
    explore: orders
    type: single_value
    fields: [orders.count]
    listen:
      Ordered: orders.order_window
      Paid: orders.is_paid
    row: 0
    col: 0
    width: 8
    height: 4
  - name: by_day
    title: Orders by day
    model: shop
    explore: orders
    type: looker_column
    fields: [orders.ordered_date, orders.count]
    filters:
      orders.amount: ">0"
    sorts: [orders.ordered_date]
    limit: 500
    show_value_labels: true
    listen:
      Ordered: orders.order_window
      Paid: orders.is_paid
    row: 0
    col: 8
    width: 16
    height: 4
  - name: by_country
    title: Orders by country
    model: shop
    explore: orders
    type: looker_geo_choropleth
    fields: [customers.country, orders.count]
    sorts: [orders.count desc]
    limit: 100
    listen:
      Ordered: orders.order_window
      Paid: orders.is_paid
    row: 4
    col: 0
    width: 24
    height: 8
