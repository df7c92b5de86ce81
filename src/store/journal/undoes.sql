select undoes from step where id = ?1
