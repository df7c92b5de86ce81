insert into reward_rule (
  id, uid, form, level, subject, from_date, coefficient, amount, basis
) values (
  :id, :uid, :form, :level, :subject, :from_date, :coefficient, :amount, :basis
)
on conflict (id) do update set
  form = excluded.form, level = excluded.level, subject = excluded.subject,
  from_date = excluded.from_date, coefficient = excluded.coefficient, amount = excluded.amount,
  basis = excluded.basis
returning id
