select id, printed_name, form, year from live_award
where person_id = ?1 and recipient_kind = 'household' order by year, position, id
