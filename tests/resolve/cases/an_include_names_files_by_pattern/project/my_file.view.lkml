view: my_file_view { dimension: id {} }
