view: sign in { }
