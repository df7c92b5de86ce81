insert into fact (name, value) values ('book_uid', ?1)
on conflict (name) do update set value = excluded.value
