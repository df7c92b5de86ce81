insert into internal_rule (
  id, uid, record_id, name, kind, number, date
) values (
  :id, :uid, :record_id, :name, :kind, :number, :date
)
on conflict (id) do update set
  record_id = excluded.record_id, name = excluded.name, kind = excluded.kind,
  number = excluded.number, date = excluded.date
returning id
