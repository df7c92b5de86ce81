select value from fact where name = 'backup_sequence'
