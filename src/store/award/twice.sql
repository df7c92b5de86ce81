-- Households are one when their heads are, else by name and place.
-- A person has few awards, a decision may have thousands: + keeps the index of decisions out of it.
select (
  select count(*) from live_award
  where ?3 = 'person' and person_id = ?6 and recipient_kind = 'person' and +decision_id = ?1 and id is not ?2
) + (
  select count(*) from live_award
  where ?3 not in ('person', 'household') and decision_id = ?1 and id is not ?2 and recipient_kind = ?3
    and unit_id is ?4 and collective_id is ?5 and person_id is ?6 and outside_name = ?7
) + (
  select count(*) from live_award
  where ?3 = 'household' and decision_id = ?1 and id is not ?2 and recipient_kind = 'household' and case
    when person_id is not null and ?6 is not null then person_id = ?6
    else outside_name = ?7 and outside_place = ?8 end
)
