select count(*), count(distinct unit_id) from live_proposal
where outcome = 'standing' and round_id in (select id from live_award_round where year = ?1)
