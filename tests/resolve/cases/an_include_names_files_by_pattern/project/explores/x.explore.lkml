explore: y_view {}
