insert into person (
  id, uid, full_name, given_name, certificate_name, salutation, gender, birth, ethnicity, hometown,
  is_party_member, party_joined, education, account_number, note, needs_review
) values (
  :id, :uid, :full_name, :given_name, :certificate_name, :salutation, :gender, :birth, :ethnicity,
  :hometown, :is_party_member, :party_joined, :education, :account_number, :note, :needs_review
)
on conflict (id) do update set
  full_name = excluded.full_name, given_name = excluded.given_name, certificate_name =
  excluded.certificate_name, salutation = excluded.salutation, gender = excluded.gender, birth =
  excluded.birth, ethnicity = excluded.ethnicity, hometown = excluded.hometown, is_party_member =
  excluded.is_party_member, party_joined = excluded.party_joined, education = excluded.education,
  account_number = excluded.account_number, note = excluded.note, needs_review =
  excluded.needs_review
returning id
