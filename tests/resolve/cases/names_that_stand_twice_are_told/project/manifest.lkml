constant: A { value: "first" }
constant: A { value: "second" }
