insert into attachment_content (hash, content) values (?1, ?2) on conflict (hash) do nothing
