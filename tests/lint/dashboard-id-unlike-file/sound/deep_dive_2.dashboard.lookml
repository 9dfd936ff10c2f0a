- dashboard: deepdive
  title: Deep
