select printed_name from award where person_id = ?1 and recipient_kind = 'person' and printed_name <> ''
union all select name from attendee where person_id = ?1 and name <> ''
union all select name from committee_member where person_id = ?1 and name <> ''
limit 1
