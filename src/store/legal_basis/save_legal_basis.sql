insert into legal_basis (
  id, uid, number_symbol, summary, issuer, issued_on, from_date, to_date, replaced_by_id
) values (
  :id, :uid, :number_symbol, :summary, :issuer, :issued_on, :from_date, :to_date, :replaced_by_id
)
on conflict (id) do update set
  number_symbol = excluded.number_symbol, summary = excluded.summary, issuer = excluded.issuer,
  issued_on = excluded.issued_on, from_date = excluded.from_date, to_date = excluded.to_date,
  replaced_by_id = excluded.replaced_by_id
returning id
