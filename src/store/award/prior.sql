-- Households are one when their heads are, else by name and place.
select a.year, a.form, b.short_name, b.full_name, a.content, a.id
from live_award a join body b on b.id = a.body_id
where a.id in (
    select id from main.award where ?2 <> 'household' and recipient_kind = ?2 and collective_id is ?4
      and person_id is ?5 and (recipient_kind = 'person' or unit_id is ?3) and outside_name = ?6
    union all
    select id from main.award where ?2 = 'household' and recipient_kind = 'household' and case
      when person_id is not null and ?5 is not null then person_id = ?5
      else outside_name = ?6 and outside_place = ?7 end)
  and a.id is not ?1
  and not exists (select 1 from live_award_amendment m where m.award_id = a.id and m.kind = 'revoked'
    and not exists (select 1 from live_award_amendment l where l.award_id = a.id and l.kind = 'reissued' and l.id > m.id))
order by a.year, a.id
