select cast(substr(certificate_date, 1, 4) as integer) from attendee
where session_id = ?1 and certificate_date is not null
limit 1
