insert into fact (name, value) values ('sort_key_version', ?1)
on conflict (name) do update set value = excluded.value
