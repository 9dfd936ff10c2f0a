include: "<< declared >>"
