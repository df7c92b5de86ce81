-- Awards of an issued decision of ours that this step added, took away, or changed in what the issued
-- papers say, without a correction (đính chính) of the award.
select 1
from step_change c
join decision d on d.id in (c.before ->> 'decision_id', c.after ->> 'decision_id')
join body b on b.id = d.body_id
where c.step_id = ?1 and c.tbl = 'award'
  and d.state = 'issued' and d.deleted_step is null and b.is_ours = 1
  and not exists (select 1 from step_change s where s.step_id = ?1 and s.tbl = 'decision' and s.row_id = d.id)
  and (
    c.before is null or c.after is null
    or c.before ->> 'deleted_step' is not c.after ->> 'deleted_step'
    or c.before ->> 'decision_id' is not c.after ->> 'decision_id'
    or c.before ->> 'recipient_kind' is not c.after ->> 'recipient_kind'
    or c.before ->> 'unit_id' is not c.after ->> 'unit_id' and not exists (
      -- Merged: the record it named went into the trash in this step, or came back.
      select 1 from step_change s
      where s.step_id = ?1 and s.tbl = 'unit' and s.row_id in (c.before ->> 'unit_id', c.after ->> 'unit_id')
        and s.before ->> 'deleted_step' is not s.after ->> 'deleted_step')
    or c.before ->> 'collective_id' is not c.after ->> 'collective_id'
    or c.before ->> 'person_id' is not c.after ->> 'person_id' and not exists (
      -- Merged: the record it named went into the trash in this step, or came back.
      select 1 from step_change s
      where s.step_id = ?1 and s.tbl = 'person' and s.row_id in (c.before ->> 'person_id', c.after ->> 'person_id')
        and s.before ->> 'deleted_step' is not s.after ->> 'deleted_step')
    or c.before ->> 'outside_name' is not c.after ->> 'outside_name'
    or c.before ->> 'outside_place' is not c.after ->> 'outside_place'
    or c.before ->> 'form' is not c.after ->> 'form'
    or c.before ->> 'year' is not c.after ->> 'year'
    or c.before ->> 'period_from' is not c.after ->> 'period_from'
    or c.before ->> 'period_to' is not c.after ->> 'period_to'
    or c.before ->> 'content' is not c.after ->> 'content'
    or c.before ->> 'citation' is not c.after ->> 'citation'
    or c.before ->> 'printed_name' is not c.after ->> 'printed_name'
    or c.before ->> 'printed_position' is not c.after ->> 'printed_position'
    or c.before ->> 'printed_unit' is not c.after ->> 'printed_unit'
    or c.before ->> 'reward' is not null and c.before ->> 'reward' is not c.after ->> 'reward'
  )
  -- A correction (đính chính) made or taken back in this step may change what the papers say, not whether
  -- the award stands under the decision.
  and not (
    c.before is not null and c.after is not null
    and c.before ->> 'deleted_step' is c.after ->> 'deleted_step'
    and c.before ->> 'decision_id' is c.after ->> 'decision_id'
    and exists (
      select 1 from step_change s
      where s.step_id = ?1 and s.tbl = 'award_amendment'
        and c.row_id in (s.before ->> 'award_id', s.after ->> 'award_id')
        and 'corrected' in (s.before ->> 'kind', s.after ->> 'kind')
    )
  )
limit 1
