-- Bytes that nothing names any more: neither a file nor a paper, nor what the history would bring back.
delete from content where hash not in (
  select hash from attachment
  union select content_hash from paper
  union select before ->> 'hash' from step_change where tbl = 'attachment' and before is not null
  union select after ->> 'hash' from step_change where tbl = 'attachment' and after is not null
  union select before ->> 'content_hash' from step_change where tbl = 'paper' and before is not null
  union select after ->> 'content_hash' from step_change where tbl = 'paper' and after is not null
)
