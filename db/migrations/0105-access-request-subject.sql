-- Whose page a request is for: set by `authorise` for the transaction, with the subject that it has allowed. What must not reach one
-- person is then left out of every page of theirs, whoever reads it (docs/adr/0023). Null where a request is for nobody in particular.
create function access.request_subject() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('kith.about', true), '')::uuid $$;

-- Those whose records the actor works on today by a relation of their own, not by a role that sees everyone.
create function access.own_subjects(kinds text[] default null) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select r.subject_id from access.relation r
   where r.account_id = platform.actor() and r.subject_id <> access.everyone() and (kinds is null or r.kind = any (kinds))
     and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
$$;
revoke execute on function access.own_subjects(text[]) from public;
