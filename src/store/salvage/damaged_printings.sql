-- Bringing the book up to date took the sum of each row that was damaged.
delete from printing where row_sum is null
