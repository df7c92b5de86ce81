select * from live_attendee where session_id = ?1 order by id
