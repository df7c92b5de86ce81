select distinct printed_name from live_award where person_id = ?1 and recipient_kind = 'person'
