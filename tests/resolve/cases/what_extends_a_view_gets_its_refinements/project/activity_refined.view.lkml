include: "activity.view"
include: "sets.view"
view: +activity {
  extends: [sets]
  drill_fields: [activity_default*]
  dimension: email {
    hidden: no
    sql: LOWER(${EXTENDED}) ;;
  }
}
