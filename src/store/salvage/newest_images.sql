select n.row_id, c.after from newest n join main.step_change c on c.id = n.change_id
where n.tbl = ?1 and c.after is not null
