select rowid, hash from attachment_content where rowid > ?1 order by rowid limit 1
