select id from attachment where hash = ?1 order by deleted_step is not null, id limit 1
