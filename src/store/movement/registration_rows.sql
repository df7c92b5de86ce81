select r.id, r.model_id, m.name, m.unit_id, r.year, r.kind, r.state, r.effect, r.in_charge_id
from live_registration r join movement_model m on m.id = r.model_id
where (?1 is null or r.year = ?1) order by r.year desc, r.id
