select id, name from attachment where hash not in (select hash from content)
