explore: events { label: "Events of CloudTrail"  description: "All."  hidden: yes }
