insert into printing (id, uid, report, about_table, about_id, options, at, who, pc, fingerprint, document)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
on conflict (id) do update set
  options = excluded.options, at = excluded.at, who = excluded.who, pc = excluded.pc, fingerprint =
  excluded.fingerprint, document = excluded.document
