select u.id, u.code, u.name, u.name_fold, k.name as kind, coalesce(k.is_party_base, 0) as is_party_base,
  u.from_date, u.to_date, u.needs_review, u.position
from live_unit u left join unit_kind k on k.id = u.kind_id
order by u.position, u.name_key, u.id
