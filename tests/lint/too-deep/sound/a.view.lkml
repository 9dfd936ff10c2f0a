view: a { }
