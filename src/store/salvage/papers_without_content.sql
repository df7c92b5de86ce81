select id from paper where content_hash <> '' and content_hash not in (select hash from content)
