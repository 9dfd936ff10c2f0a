datagroup: daily { max_cache_age: "24 hours" }
