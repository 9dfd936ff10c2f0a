explore: events {}
