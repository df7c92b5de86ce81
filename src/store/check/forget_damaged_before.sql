delete from damaged_before
