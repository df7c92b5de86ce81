-- Nothing tells how a lost body's papers differed: as its rule set says.
select '{}' where ?1 is not null
