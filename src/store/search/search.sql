select tbl, id, title, detail, folded from (
  select 'person' as tbl, p.id, p.full_name as title, trim(coalesce(o.title, '') || ', ' || coalesce(u.name, ''), ', ') as detail,
    p.name_fold as folded
  from live_person p
  left join live_post o on o.id = (
    select id from live_post where person_id = p.id order by to_date is not null, from_date desc, id desc limit 1)
  left join unit u on u.id = o.unit_id
  union all select 'unit', id, name, code, name_fold from live_unit
  union all select 'collective', c.id, c.name, u.name, c.name_fold from live_collective c join unit u on u.id = c.unit_id
  union all select 'movement_model', m.id, m.name, u.name, m.name_fold || ' ' || u.name_fold
    from live_movement_model m join unit u on u.id = m.unit_id
  union all select 'decision', id, summary, number, fold(number || ' ' || summary) from live_decision
  union all select 'award_round', id, name, cast(year as text), fold(name || ' ' || year) from live_award_round
  union all select 'training_session', id, name, cast(year as text), fold(name || ' ' || year) from live_training_session
  union all select 'document', id, summary, number, fold(kind || ' ' || number || ' ' || summary) from live_document
  union all select 'blank_entry', id, blank_kind, strftime('%d/%m/%Y', date),
    fold(blank_kind || ' ' || year || ' ' || spoiled_reason || ' ' || minutes_number) from live_blank_entry
  union all select 'target', id, name, cast(year as text), fold(name || ' ' || year) from live_target
  union all select 'body', id, full_name, symbol, fold(full_name || ' ' || short_name || ' ' || symbol) from live_body
  union all select 'signatory', id, name, position_title, fold(name || ' ' || position_title) from live_signatory
  union all select 'legal_basis', id, summary, number_symbol, fold(number_symbol || ' ' || summary) from live_legal_basis
)
where true
