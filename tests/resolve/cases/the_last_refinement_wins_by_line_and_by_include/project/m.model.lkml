connection: "athena"
include: "/views/flights.view"
include: "/refinements/distance_analysis.lkml"
include: "/refinements/finishing_touches.lkml"
