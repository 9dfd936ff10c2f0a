view: orders {}
dimension_0 : : { }
dimension_1 : : { }
dimension_2 : : { }
dimension_3 : : { }
dimension_4 : : { }
dimension_5 : : { }
dimension_6 : : { }
dimension_7 : : { }
dimension_8 : : { }
