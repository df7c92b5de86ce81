-- As “present_post.sql” has it, the other way round: the one that holds comes last.
select person_id, title, unit_id from live_post
order by to_date is null, from_date, id
