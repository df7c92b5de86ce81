select a.name, a.hash, c.content from attachment a join attachment_content c on c.hash = a.hash where a.id = ?1
