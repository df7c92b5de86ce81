delete from not_duplicate
where tbl = 'person' and (first_id not in (select id from person) or second_id not in (select id from person))
  or tbl = 'unit' and (first_id not in (select id from unit) or second_id not in (select id from unit))
