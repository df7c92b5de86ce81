select id from paper where content_hash = ?1 order by deleted_step is not null, id limit 1
