explore: user_info { view_name: orders label: "User" description: "User" }
explore: marketing_info { view_name: orders label: "Marketing" }
explore: both { extends: [user_info, marketing_info] }
explore: chained { extends: [both] group_label: "Chained" }
