-- Awards that this step changed stand on their papers as before they were taken back.
update award_amendment set deleted_step = ?1
where kind = 'revoked' and deleted_step is null
  and award_id in (select row_id from step_change where step_id = ?1 and tbl = 'award')
