insert into paper (
  id, uid, report, about_table, about_id, options, body_id, kind, number, date, state, corrections,
  confirmations, fingerprint, content_hash
) values (
  :id, :uid, :report, :about_table, :about_id, :options, :body_id, :kind, :number, :date, :state,
  :corrections, :confirmations, :fingerprint, :content_hash
)
on conflict (id) do update set
  report = excluded.report, about_table = excluded.about_table, about_id = excluded.about_id, options =
  excluded.options, body_id = excluded.body_id, kind = excluded.kind, number = excluded.number, date =
  excluded.date, state = excluded.state, corrections = excluded.corrections, confirmations =
  excluded.confirmations, fingerprint = excluded.fingerprint, content_hash = excluded.content_hash
returning id
