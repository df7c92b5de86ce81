select p.id from live_proposal p
where p.round_id = ?1 and not exists (
  select 1 from live_award a where a.round_id = ?1 and a.recipient_kind = p.recipient_kind
    and (p.recipient_kind <> 'unit' or a.unit_id is p.unit_id)
    and a.collective_id is p.collective_id and a.person_id is p.person_id and a.outside_name = p.outside_name)
order by p.position, p.id
