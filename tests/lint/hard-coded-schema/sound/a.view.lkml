view: a { sql_table_name: @{DATABASE}.a ;; }
view: b { sql_table_name: b ;; }
