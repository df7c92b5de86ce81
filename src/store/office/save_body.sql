insert into body (
  id, uid, full_name, short_name, in_text, letterhead_parent, letterhead_name, symbol, level,
  rule_set, numbering, series_kept_here, signing, on_behalf_of, decides_as, default_recipients,
  is_ours, from_date, to_date, own_symbols
) values (
  :id, :uid, :full_name, :short_name, :in_text, :letterhead_parent, :letterhead_name, :symbol,
  :level, :rule_set, :numbering, :series_kept_here, :signing, :on_behalf_of, :decides_as,
  :default_recipients, :is_ours, :from_date, :to_date,
  :own_symbols
)
on conflict (id) do update set
  full_name = excluded.full_name, short_name = excluded.short_name, in_text = excluded.in_text,
  letterhead_parent = excluded.letterhead_parent, letterhead_name = excluded.letterhead_name, symbol
  = excluded.symbol, level = excluded.level, rule_set = excluded.rule_set, numbering =
  excluded.numbering, series_kept_here = excluded.series_kept_here, signing = excluded.signing,
  on_behalf_of = excluded.on_behalf_of, decides_as = excluded.decides_as, default_recipients =
  excluded.default_recipients, is_ours = excluded.is_ours, from_date = excluded.from_date, to_date =
  excluded.to_date, own_symbols = excluded.own_symbols
returning id
