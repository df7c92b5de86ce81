insert into fact (name, value) values ('backup_sequence', ?1)
on conflict (name) do update set value = excluded.value
