select uid from step order by id limit 1
