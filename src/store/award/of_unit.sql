select id, printed_name, form, year from live_award where unit_id = ?1 order by year, position, id
