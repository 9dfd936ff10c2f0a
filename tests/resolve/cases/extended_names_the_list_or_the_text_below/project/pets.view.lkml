view: fish {
  set: animals { fields: [goldfish, guppy] }
  drill_fields: [goldfish]
  dimension: goldfish { sql: ${TABLE}.full_description ;; }
  dimension: guppy {}
  dimension: dog {}
}
view: pets {
  extends: [fish]
  set: animals { fields: [dog, EXTENDED*] }
  drill_fields: [EXTENDED*, dog]
  dimension: goldfish { sql: LEFT(${EXTENDED}, 50) ;; }
}
view: other_pets {
  extends: [fish]
  set: animals { fields: [dog] }
}
explore: fish { sql_always_where: ${goldfish} IS NOT NULL ;; }
explore: pets {
  extends: [fish]
  view_name: pets
  sql_always_where: ${guppy} = 1 AND ${EXTENDED} ;;
}
