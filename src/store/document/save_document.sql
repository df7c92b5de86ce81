insert into document (
  id, uid, kind, body_id, number, date, summary, signer, year, note
) values (
  :id, :uid, :kind, :body_id, :number, :date, :summary, :signer, :year, :note
)
on conflict (id) do update set
  kind = excluded.kind, body_id = excluded.body_id, number = excluded.number, date = excluded.date,
  summary = excluded.summary, signer = excluded.signer, year = excluded.year, note = excluded.note
returning id
