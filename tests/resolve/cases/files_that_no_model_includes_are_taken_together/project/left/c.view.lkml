view: +b { dimension: c {} }
view: twice { dimension: two {} }
explore: elsewhere {}
