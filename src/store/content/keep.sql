insert into content (hash, bytes) values (?1, ?2) on conflict (hash) do nothing
