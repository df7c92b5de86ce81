select substr(content, ?2, ?3) from attachment_content where rowid = ?1
