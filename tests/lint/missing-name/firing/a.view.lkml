view: { }
