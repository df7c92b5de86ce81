select * from live_list_item where (?1 is null or id = ?1) order by list, position, id
