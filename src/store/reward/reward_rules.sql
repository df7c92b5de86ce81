select * from live_reward_rule order by form, level, from_date, id
