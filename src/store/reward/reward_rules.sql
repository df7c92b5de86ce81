select * from live_reward_rule where (?1 is null or id = ?1) order by form, level, from_date, id
