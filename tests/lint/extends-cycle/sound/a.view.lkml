view: a { }
view: b { extends: [a] }
