connection: "athena"
include: "activity.view"
include: "activity_refined.view"
include: "login.view"
