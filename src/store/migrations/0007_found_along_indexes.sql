-- What is asked at every save of a row is found along an index, however many rows there are: models of the
-- same name, and the last place among the awards of a decision and the proposals of a round.
create index movement_model_by_fold on movement_model (name_fold);
create index award_live_by_place on award (round_id, decision_id, position) where deleted_step is null;
create index proposal_live_by_place on proposal (round_id, position) where deleted_step is null;
