- dashboard: error_overivew
  title: Errors
