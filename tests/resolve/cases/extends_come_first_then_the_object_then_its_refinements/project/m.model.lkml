connection: "athena"
include: "*.view"
include: "*.explore"
