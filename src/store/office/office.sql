select * from office where id = 1
