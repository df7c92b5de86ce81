-- A step that was taken back stays so, though the step that did it is lost.
update step set undone_by = ?1 where undone_by is not null and undone_by not in (select id from step);
