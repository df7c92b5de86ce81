insert into issued_paper (
  id, uid, decision_id, report, document
) values (
  :id, :uid, :decision_id, :report, :document
)
on conflict (id) do update set
  decision_id = excluded.decision_id, report = excluded.report, document = excluded.document
returning id
