insert into printing (uid, report, about_table, about_id, options, at, who, pc, fingerprint, document)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
