select * from live_list_item order by list, position, id
