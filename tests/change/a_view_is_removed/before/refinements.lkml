view: +places { label: "P" }
view: mine { extends: [places] }
view: counted { derived_table: { sql: SELECT 1 FROM ${places.SQL_TABLE_NAME} ;; } }
