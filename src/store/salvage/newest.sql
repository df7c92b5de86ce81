-- The newest note of the history about each row.
create temp table newest as
  select tbl, row_id, max(id) as change_id from main.step_change group by tbl, row_id;
create unique index temp.newest_of_row on newest (tbl, row_id);
