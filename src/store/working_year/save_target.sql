insert into target (
  id, uid, year, name, planned, unit_of_measure, figure, actual, note
) values (
  :id, :uid, :year, :name, :planned, :unit_of_measure, :figure, :actual, :note
)
on conflict (id) do update set
  year = excluded.year, name = excluded.name, planned = excluded.planned,
  unit_of_measure = excluded.unit_of_measure, figure = excluded.figure, actual = excluded.actual,
  note = excluded.note
returning id
