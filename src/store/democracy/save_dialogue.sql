insert into dialogue (
  id, uid, record_id, date, kind, opinions, resolved, content
) values (
  :id, :uid, :record_id, :date, :kind, :opinions, :resolved, :content
)
on conflict (id) do update set
  record_id = excluded.record_id, date = excluded.date, kind = excluded.kind,
  opinions = excluded.opinions, resolved = excluded.resolved, content = excluded.content
returning id
