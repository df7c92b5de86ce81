select id, full_name, name_fold, birth, needs_review, name_key from live_person
