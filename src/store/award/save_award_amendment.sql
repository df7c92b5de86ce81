insert into award_amendment (
  id, uid, award_id, kind, decision_number, date, reason
) values (
  :id, :uid, :award_id, :kind, :decision_number, :date, :reason
)
on conflict (id) do update set
  award_id = excluded.award_id, kind = excluded.kind, decision_number = excluded.decision_number,
  date = excluded.date, reason = excluded.reason
returning id
