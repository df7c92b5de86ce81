select name from pragma_index_xinfo(?1) where key = 1 and cid >= 0 order by seqno
