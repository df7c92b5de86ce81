-- From one value to the next along the index: a few steps, however many awards there are.
with recursive t(v) as (
  select min(content) from main.award where deleted_step is null
  union all
  select (select min(content) from main.award where deleted_step is null and content > t.v) from t where t.v is not null)
select v from t where v is not null
