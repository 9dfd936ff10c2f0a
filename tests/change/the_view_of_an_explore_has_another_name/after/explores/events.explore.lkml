explore: all { view_name: events }
