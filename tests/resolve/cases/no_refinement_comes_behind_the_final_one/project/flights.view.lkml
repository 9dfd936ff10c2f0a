view: flights { dimension: carrier {} }
view: +flights {
  final: yes
  dimension: carrier { hidden: yes }
}
view: +flights {
  dimension: carrier { hidden: no }
}
