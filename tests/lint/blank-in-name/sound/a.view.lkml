view: sign_in { }
