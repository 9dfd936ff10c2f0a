constant: A { value: "1" }
constant: A { value: "2" }
