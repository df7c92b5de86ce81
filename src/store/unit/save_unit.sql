insert into unit (
  id, uid, code, name, certificate_name, kind_id, business_type, parent_id, position, party_members,
  workers, address, contact, phone, from_date, to_date, needs_review
) values (
  :id, :uid, :code, :name, :certificate_name, :kind_id, :business_type, :parent_id, :position,
  :party_members, :workers, :address, :contact, :phone, :from_date, :to_date, :needs_review
)
on conflict (id) do update set
  code = excluded.code, name = excluded.name, certificate_name = excluded.certificate_name, kind_id
  = excluded.kind_id, business_type = excluded.business_type, parent_id = excluded.parent_id,
  position = excluded.position, party_members = excluded.party_members, workers = excluded.workers,
  address = excluded.address, contact = excluded.contact, phone = excluded.phone, from_date =
  excluded.from_date, to_date = excluded.to_date, needs_review = excluded.needs_review
returning id
