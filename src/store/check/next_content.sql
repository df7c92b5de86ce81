select rowid, hash from content where rowid > ?1 order by rowid limit 1
