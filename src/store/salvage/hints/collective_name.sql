select printed_name from award where collective_id = ?1 and printed_name <> '' limit 1
