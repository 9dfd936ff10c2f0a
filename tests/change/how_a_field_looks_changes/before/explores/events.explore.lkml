explore: events { label: "Events"  description: "All." }
