insert into unit_succession (
  id, uid, unit_id, predecessor_id, date, kind
) values (
  :id, :uid, :unit_id, :predecessor_id, :date, :kind
)
on conflict (id) do update set
  unit_id = excluded.unit_id, predecessor_id = excluded.predecessor_id, date = excluded.date, kind =
  excluded.kind
returning id
