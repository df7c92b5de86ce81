select name, hash from attachment where id = ?1
