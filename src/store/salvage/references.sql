select "from", "table" from pragma_foreign_key_list(?1) order by "from"
