select report, document from live_issued_paper where decision_id = ?1 order by id
