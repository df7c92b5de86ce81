insert into not_duplicate (uid, tbl, first_id, second_id) values (?1, ?2, ?3, ?4)
