include: "*.view.lkml"
include: "*.explore.lkml"
connection: "athena"
week_start_day: Mon
