select count(*) from attachment where deleted_step is not null
