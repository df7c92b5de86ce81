with recursive t(v) as (
  select min(year) from main.award where deleted_step is null
  union all
  select (select min(year) from main.award where deleted_step is null and year > t.v) from t where t.v is not null)
select v from t where v is not null
union all
select year from (select year from main.award where deleted_step is null order by id desc limit 1)
