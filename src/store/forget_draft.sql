delete from draft where form = ?1
