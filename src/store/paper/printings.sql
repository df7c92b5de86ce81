select * from printing
where ?1 is null or (report = ?1 and about_table = ?2 and about_id = ?3)
order by at desc, id desc
