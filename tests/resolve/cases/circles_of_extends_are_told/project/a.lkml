view: a { extends: [b] dimension: x {} }
view: b { extends: [c] dimension: y {} }
view: c { extends: [a] dimension: z {} }
view: self { extends: [self] dimension: w {} }
view: d { extends: [c] }
explore: a { extends: [e] }
explore: e { extends: [a] view_name: a }
