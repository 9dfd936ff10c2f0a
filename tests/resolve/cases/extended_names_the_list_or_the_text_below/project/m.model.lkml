connection: "athena"
include: "pets.view"
