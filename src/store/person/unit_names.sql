select id, name from unit
