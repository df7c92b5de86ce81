-- Money given by decisions of ours signed in a calendar year, by form: of awards that were not taken back. From the
-- decisions on, which are few, along the index of their awards.
select a.form, sum(a.reward) from live_decision d
cross join body b on b.id = d.body_id and b.is_ours = 1
cross join main.award a on a.decision_id = d.id and a.deleted_step is null and a.reward > 0
where d.date between ?1 || '-01-01' and ?1 || '-12-31'
  and coalesce((select kind from live_award_amendment m where m.award_id = a.id and m.kind <> 'corrected'
    order by m.id desc limit 1), '') <> 'revoked'
group by a.form order by a.form
