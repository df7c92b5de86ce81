-- Twenty years of awards: what is looked up at every save and every list.
create index award_by_round on award (round_id);
create index award_by_form on award (form) where deleted_step is null;
create index award_by_content on award (content) where deleted_step is null;
create index award_by_register on award (register_number) where register_number <> '';
create index award_by_collective on award (collective_id) where collective_id is not null;
create index proposal_by_person on proposal (person_id) where person_id is not null;
create index proposal_by_unit on proposal (unit_id) where unit_id is not null;
create index collective_by_unit on collective (unit_id);
create index person_by_key on person (name_key, id);
create index post_by_unit on post (unit_id);
create index award_live_by_year on award (year, needs_review) where deleted_step is null;
create index award_by_search on award (search_fold, year) where deleted_step is null;
