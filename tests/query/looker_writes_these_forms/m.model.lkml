connection: "athena"
week_start_day: monday
include: "/*.view.lkml"

explore: v {}

explore: with_others {
  from: v
  view_name: v
  symmetric_aggregates: no
}
