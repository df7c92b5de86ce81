delete from step_change where step_id in (
  select id from step where at < ?1
  union
  -- The steps whose images, with those of every newer step, pass the room they may take.
  select step_id from (
    select step_id, sum(sum(length(coalesce(before, '')) + length(coalesce(after, ''))))
      over (order by step_id desc) as with_newer
    from step_change group by step_id
  )
  where with_newer > ?2 and step_id in (select id from step where at < ?3)
)
