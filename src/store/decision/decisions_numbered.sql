select * from live_decision
where body_id = ?1 and fold(ltrim(number, '0')) = fold(ltrim(?2, '0')) and id is not ?3
order by date desc, id desc
