insert into draft (form, content, saved_at) values (?1, ?2, ?3)
on conflict (form) do update set content = excluded.content, saved_at = excluded.saved_at
