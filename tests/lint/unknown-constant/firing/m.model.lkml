connection: "@{CONECTION_NAME}"
