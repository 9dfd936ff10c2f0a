view: orders {}
