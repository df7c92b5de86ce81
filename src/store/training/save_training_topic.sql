insert into training_topic (
  id, uid, session_id, title, speaker, duration
) values (
  :id, :uid, :session_id, :title, :speaker, :duration
)
on conflict (id) do update set
  session_id = excluded.session_id, title = excluded.title, speaker = excluded.speaker,
  duration = excluded.duration
returning id
