insert into decision (
  id, uid, body_id, number, date, summary, round_id, signatory_id, bases, considering, articles,
  distribution, number_repeat_reason, state, note, needs_review
) values (
  :id, :uid, :body_id, :number, :date, :summary, :round_id, :signatory_id, :bases, :considering,
  :articles, :distribution, :number_repeat_reason, :state, :note, :needs_review
)
on conflict (id) do update set
  body_id = excluded.body_id, number = excluded.number, date = excluded.date, summary =
  excluded.summary, round_id = excluded.round_id, signatory_id = excluded.signatory_id, bases =
  excluded.bases, considering = excluded.considering, articles = excluded.articles, distribution =
  excluded.distribution, number_repeat_reason = excluded.number_repeat_reason, state =
  excluded.state, note = excluded.note, needs_review = excluded.needs_review
returning id
