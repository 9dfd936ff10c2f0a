datagroup: daily { interval_trigger: "24 hours" }
