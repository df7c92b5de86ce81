-- Nothing tells what a lost set said: one that says nothing is read as such.
select '{}' where ?1 is not null
