select printed_name from award where unit_id = ?1 and recipient_kind = 'unit' and printed_name <> ''
union all select printed_unit from award where unit_id = ?1 and printed_unit <> ''
union all select unit_name from attendee where unit_id = ?1 and unit_name <> ''
limit 1
