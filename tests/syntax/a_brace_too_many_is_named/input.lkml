view: users {
  dimension: a {
    type: string
  }
  }

  dimension: b {}
}

view: orders {}
}
