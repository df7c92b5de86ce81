update paper set state = 'draft', number = '', date = null, fingerprint = '', content_hash = ''
where about_table = 'decision' and about_id = ?1 and state = 'issued' and deleted_step is null
