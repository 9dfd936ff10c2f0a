view: a { dimension: b { type: string }
  dimension: c { type: string }
}
