-- Whom to write to where a call waits: for other modules' functions that run as owner.

-- Who is named on a restriction today and still works here.
create function access.named_on(restriction uuid) returns setof uuid language sql stable set search_path = pg_catalog, pg_temp as $$
  select n.account_id from access.restriction_named n
   where n.restriction_id = restriction and n.starts <= platform.today() and (n.ends is null or n.ends > platform.today())
     and access.is_open_staff(n.account_id)
$$;

-- Who holds one of these roles today, and still works here.
create function access.staff_with(roles text[]) returns setof uuid language sql stable set search_path = pg_catalog, pg_temp as $$
  select distinct g.account_id from access.role_grant g
   where g.role = any (roles) and g.starts <= platform.today() and (g.ends is null or g.ends > platform.today())
     and access.is_open_staff(g.account_id)
$$;
revoke execute on function access.named_on(uuid), access.staff_with(text[]) from public;
