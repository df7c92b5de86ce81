select name, type, "notnull", pk from pragma_table_info(?1)
