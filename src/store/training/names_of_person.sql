select distinct name from live_attendee where person_id = ?1
