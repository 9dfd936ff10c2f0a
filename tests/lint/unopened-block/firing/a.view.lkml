view: a { }
}
