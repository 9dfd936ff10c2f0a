  dimension: << field.nmae | word >> {
  }
