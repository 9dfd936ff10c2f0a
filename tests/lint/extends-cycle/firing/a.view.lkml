view: a { extends: [b] }
view: b { extends: [a] }
