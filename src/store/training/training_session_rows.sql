-- A list of attendees in which nobody is marked yet tells nothing; one half-day is enough (x: there, t: sent somebody).
select s.id, s.name, s.year, s.organiser, s.from_date, s.half_days, s.attended_total,
  exists (select 1 from live_attendee a where a.session_id = s.id and a.attendance glob '*[xpkt]*') as is_marked,
  (select count(*) from live_attendee a where a.session_id = s.id and a.attendance glob '*[xt]*') as present
from live_training_session s
where (?1 is null or s.year = ?1) order by s.year desc, s.from_date, s.id
