select * from live_signatory order by body_id, is_head desc, from_date desc, id
