-- The keys out of the index alone; only what fits is read as a whole.
select 'award', id, printed_name, form || ', ' || year, search_fold || ' ' || year from main.award where id in (
  select id from main.award indexed by award_by_search where deleted_step is null
