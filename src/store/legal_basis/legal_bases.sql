select * from live_legal_basis where (?1 is null or id = ?1) order by issued_on, id
