update unit_succession set deleted_step = ?1
where unit_id = ?2 and predecessor_id = ?2 and deleted_step is null
