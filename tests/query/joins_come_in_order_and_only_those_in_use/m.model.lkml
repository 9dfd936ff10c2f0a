connection: "athena"
include: "/*.view.lkml"

explore: events {
  join: regions {
    sql_on: ${accounts.region} = ${regions.name} ;;
    relationship: many_to_one
  }
  join: accounts {
    type: inner
    sql_on: ${events.account} = ${accounts.id} ;;
    relationship: many_to_one
  }
  join: owners {
    from: people
    required_joins: [regions]
    sql_on: ${events.owner} = ${owners.id} ;;
    relationship: many_to_one
  }
  join: unused {
    from: people
    sql_on: ${events.owner} = ${unused.id} ;;
    relationship: many_to_one
  }
  join: days {
    type: cross
    relationship: many_to_one
  }
  join: keyed {
    from: people
    foreign_key: owner
    relationship: many_to_one
  }
  join: parts {
    sql: CROSS JOIN UNNEST(${events.list}) AS parts (part) ;;
    relationship: one_to_many
  }
}
