datagroup: daily { sql_trigger: SELECT max(seen) FROM logs.events ;; }
