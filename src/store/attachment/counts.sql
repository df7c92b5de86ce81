select count(*), coalesce(sum(is_original), 0) from live_attachment
