view: users { dimension: id {} }
view: orders { dimension: id {} }
explore: users {}
explore: named { view_name: users }
explore: renamed { from: users }
explore: both { from: orders view_name: activity }
explore: joined {
  from: orders
  join: users {}
  join: buyer { from: users }
}
