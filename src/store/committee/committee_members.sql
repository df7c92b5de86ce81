select * from live_committee_member order by is_head desc, position, id
