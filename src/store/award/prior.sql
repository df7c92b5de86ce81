select a.year, a.form, b.short_name, b.full_name, a.content, a.id
from live_award a join body b on b.id = a.body_id
where a.id is not ?1 and a.recipient_kind = ?2 and a.collective_id is ?4 and a.person_id is ?5
  and (a.recipient_kind = 'person' or a.unit_id is ?3) and a.outside_name = ?6
  and not exists (select 1 from live_award_amendment m where m.award_id = a.id and m.kind = 'revoked'
    and not exists (select 1 from live_award_amendment l where l.award_id = a.id and l.kind = 'reissued' and l.id > m.id))
order by a.year, a.id
