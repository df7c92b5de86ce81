select p.id from live_proposal p
where p.round_id = ?1 and p.outcome = 'standing' and not exists (
  select 1 from live_award a where a.round_id = ?1 and a.recipient_kind = p.recipient_kind
    and p.recipient_kind <> 'household' and (p.recipient_kind <> 'unit' or a.unit_id is p.unit_id)
    and a.collective_id is p.collective_id and a.person_id is p.person_id and a.outside_name = p.outside_name)
and not exists (
  -- Households are one when their heads are, else by name and place.
  select 1 from live_award a where a.round_id = ?1 and a.recipient_kind = 'household' and p.recipient_kind = 'household'
    and case when a.person_id is not null and p.person_id is not null then a.person_id = p.person_id
      else a.outside_name = p.outside_name and a.outside_place = p.outside_place end)
order by p.position, p.id
