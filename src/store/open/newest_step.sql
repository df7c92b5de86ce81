select id, uid from step order by id desc limit 1
