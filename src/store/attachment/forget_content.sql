delete from attachment_content where hash not in (select hash from attachment)
