view: "sign_in" { }
