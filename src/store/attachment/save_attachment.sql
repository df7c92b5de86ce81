insert into attachment (uid, owner_table, owner_id, name, hash, size, note, added_at)
values (?1, ?2, ?3, ?4, ?5, ?6, '', ?7)
returning id
