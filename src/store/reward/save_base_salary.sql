insert into base_salary (
  id, uid, from_date, amount, basis
) values (
  :id, :uid, :from_date, :amount, :basis
)
on conflict (id) do update set
  from_date = excluded.from_date, amount = excluded.amount, basis = excluded.basis
returning id
