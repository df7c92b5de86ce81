insert into step (uid, at, who, pc, session, app_version, schema_version, kind, label, undoes)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
