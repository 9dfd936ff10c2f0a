view: orders {
  extends: [unheard_of]
  dimension: id {}
}
view: +users { dimension: more {} }
explore: orders { join: users { relationship: many_to_one sql_on: 1 = 1 ;; } }
