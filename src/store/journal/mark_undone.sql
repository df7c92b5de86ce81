update step set undone_by = ?2 where id = ?1
