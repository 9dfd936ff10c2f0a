explore: cloudtrail {
  label: "CloudTrail"
  description: "All events."
  symmetric_aggregates: no
  always_filter: {
    filters: [cloudtrail.event_window: "7 days"]
  }
  sql_always_where: {% condition cloudtrail.event_window %} ${cloudtrail.event_raw} {% endcondition %} ;;

  join: place {
    type: left_outer
    relationship: many_to_one
    sql_on: ${cloudtrail.sourceipaddress} = ${place.block} ;;
  }

  join: ranges {
    type: left_outer
    relationship: many_to_one
    sql_on: ${place.block} = ${ranges.range_key} AND ${cloudtrail.sourceipaddress} BETWEEN ${ranges.range_start} AND 'f' ;;
  }

  join: address {
    relationship: many_to_one
    sql: CROSS JOIN UNNEST(ARRAY[${cloudtrail.sourceipaddress}], ARRAY[${cloudtrail.result}]) AS address(written, result) ;;
  }

  join: parts {
    type: left_outer
    relationship: many_to_one
    sql_on: ${parts.part_key} = ${place.block} AND ${parts.part_start} <= ${cloudtrail.sourceipaddress} ;;
  }
}
