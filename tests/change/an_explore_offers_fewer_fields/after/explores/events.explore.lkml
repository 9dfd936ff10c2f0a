explore: events { fields: [ALL_FIELDS*, -events.region] }
