-- Whether this step changed a row, or saved one anew whose sum was wrong.
select exists (select 1 from step_change where step_id = ?1) or exists (select 1 from damaged_before)
