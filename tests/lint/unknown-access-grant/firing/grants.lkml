access_grant: security { user_attribute: team  allowed_values: ["security"] }
