constant: TABLE_NAME { value: "logs.trail" }
constant: NEW { value: "1" }
