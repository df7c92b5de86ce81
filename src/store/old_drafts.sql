select form, content, saved_at from draft order by form
