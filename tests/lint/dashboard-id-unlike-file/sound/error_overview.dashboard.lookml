- dashboard: error_overview
  title: Errors
