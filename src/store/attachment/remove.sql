update attachment set deleted_step = ?1 where id = ?2 and deleted_step is null
