select count(*) from main.award a where a.year = ?1 and a.deleted_step is null
  and coalesce((select kind from live_award_amendment m where m.award_id = a.id and m.kind <> 'corrected'
    order by m.id desc limit 1), '') <> 'revoked'
