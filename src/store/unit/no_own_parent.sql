update unit set parent_id = null where id = ?1 and parent_id = ?1
