- dashboard: sign_ins
  title: Sign-ins
