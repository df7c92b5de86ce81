select uid from step where id = ?1
