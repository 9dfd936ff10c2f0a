view: a { sql_table_name: logs.a ;; }
