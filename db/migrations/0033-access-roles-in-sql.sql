-- Two questions that functions in SQL ask of the one who is signed in, where row-level security cannot be what decides.

-- Whether the actor holds one of these roles today.
create function access.holds_role(asked text[]) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from access.role_grant g
     where g.account_id = platform.actor() and g.role = any (asked)
       and g.starts <= platform.today() and (g.ends is null or g.ends > platform.today()))
$$;

-- The subjects that the actor is related to today in one of these ways.
create function access.subjects_related(kinds text[]) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select distinct r.subject_id from access.relation r
   where r.account_id = platform.actor() and r.kind = any (kinds)
     and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
$$;
