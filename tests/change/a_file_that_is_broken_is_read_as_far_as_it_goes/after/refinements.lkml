view: +events {
  dimension: half { sql: ${error} ;;
