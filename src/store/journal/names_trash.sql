select tbl from names_trash limit 1
