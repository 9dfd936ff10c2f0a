view: deep_deeper_my_file_view { dimension: id {} }
