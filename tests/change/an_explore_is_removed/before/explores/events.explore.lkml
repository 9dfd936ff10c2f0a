explore: events {}
explore: sign_in { from: events }
