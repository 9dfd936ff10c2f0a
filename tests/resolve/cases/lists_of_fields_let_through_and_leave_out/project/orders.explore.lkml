explore: all { from: orders join: users {} }
explore: without { from: orders fields: [ALL_FIELDS*, -users.statezip*, -users.created_date] join: users {} }
explore: whole_view { from: orders fields: [users*] join: users {} }
explore: joined { from: orders join: users { fields: [name] } }
explore: both { from: orders fields: [both.price, users.address] join: users { fields: [name] } }
explore: by_set { from: orders fields: [users.short*, users.created_week] join: users {} }
explore: joined_set { from: orders join: users { fields: [users.most*] } }
explore: nothing { from: orders join: users { fields: [] } }
