view: b { extends: [a] dimension: b {} dimension: b {} }
view: twice { dimension: one {} }
