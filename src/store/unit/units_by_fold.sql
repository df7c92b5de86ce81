select id from live_unit where name_fold = fold(?1) order by to_date is not null, id
