select value from fact where name = 'book_uid'
