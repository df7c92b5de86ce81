select count(*) from step
