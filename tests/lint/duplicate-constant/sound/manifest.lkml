constant: A { value: "1" }
constant: B { value: "2" }
