explore: all { from: events }
