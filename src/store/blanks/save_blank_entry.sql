insert into blank_entry (
  id, uid, year, blank_kind, movement, date, count, spoiled_reason, minutes_number, minutes_date, note
) values (
  :id, :uid, :year, :blank_kind, :movement, :date, :count, :spoiled_reason, :minutes_number,
  :minutes_date, :note
)
on conflict (id) do update set
  year = excluded.year, blank_kind = excluded.blank_kind, movement = excluded.movement,
  date = excluded.date, count = excluded.count, spoiled_reason = excluded.spoiled_reason,
  minutes_number = excluded.minutes_number, minutes_date = excluded.minutes_date, note = excluded.note
returning id
