insert into office (
  id, uid, name, place, empty_tens_word, thousand_word, named_recipient_limit, two_sided
) values (
  :id, :uid, :name, :place, :empty_tens_word, :thousand_word, :named_recipient_limit, :two_sided
)
on conflict (id) do update set
  name = excluded.name, place = excluded.place, empty_tens_word = excluded.empty_tens_word,
  thousand_word = excluded.thousand_word, named_recipient_limit = excluded.named_recipient_limit,
  two_sided = excluded.two_sided
returning id
