update attachment set owner_id = ?2 where owner_table = ?1 and owner_id = ?3 and deleted_step is null
