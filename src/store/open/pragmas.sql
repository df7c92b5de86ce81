pragma foreign_keys = on;
pragma synchronous = extra;
pragma trusted_schema = off;
pragma cell_size_check = on;
pragma mmap_size = 0;
pragma secure_delete = fast;
pragma temp_store = memory;
pragma recursive_triggers = on;
