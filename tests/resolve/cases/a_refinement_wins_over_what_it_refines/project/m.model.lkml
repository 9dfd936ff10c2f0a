connection: "athena"
include: "faa_flights.view"
include: "refinements.lkml"
