select * from live_legal_basis order by issued_on, id
