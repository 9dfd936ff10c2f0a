named_value_format: thousands { value_format: "0,\"K\"" }
