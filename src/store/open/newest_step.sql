select id, uid, kind, label, at from step order by id desc limit 1
