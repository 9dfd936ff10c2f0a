connection: "@{CONNECTION_NAME}"
