select value from fact where name = 'sort_key_version'
