explore: +sign_in { label: "Sign-Ins" }
explore: mine { extends: [sign_in] }
