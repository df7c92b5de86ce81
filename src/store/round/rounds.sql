select * from live_award_round order by year desc, id desc
