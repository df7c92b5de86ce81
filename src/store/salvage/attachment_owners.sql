select id, owner_table, owner_id from attachment
