select name from live_list_item where list = ?1 and id is not ?2 order by id
