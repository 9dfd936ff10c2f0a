view: sign_in { extends: [events] }
