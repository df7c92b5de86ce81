insert into award_round (
  id, uid, name, year, period_from, period_to, content, form, body_id, citation, dossier_due, state,
  list_order, needs_review
) values (
  :id, :uid, :name, :year, :period_from, :period_to, :content, :form, :body_id, :citation,
  :dossier_due, :state, :list_order, :needs_review
)
on conflict (id) do update set
  name = excluded.name, year = excluded.year, period_from = excluded.period_from, period_to =
  excluded.period_to, content = excluded.content, form = excluded.form, body_id = excluded.body_id,
  citation = excluded.citation, dossier_due = excluded.dossier_due, state = excluded.state,
  list_order = excluded.list_order, needs_review = excluded.needs_review
returning id
