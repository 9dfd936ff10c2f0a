connection: "athena_prod"
