select content from draft where form = ?1
