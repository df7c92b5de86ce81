select 1 from step s join step undone on undone.id = s.undoes
where s.id = ?1 and undone.undone_by is not s.id
