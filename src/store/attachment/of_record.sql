select id, name, size, hash, note, added_at, is_original from live_attachment where owner_table = ?1 and owner_id = ?2 order by id
