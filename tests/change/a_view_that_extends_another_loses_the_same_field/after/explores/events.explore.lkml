explore: events {}
explore: sign_in {}
