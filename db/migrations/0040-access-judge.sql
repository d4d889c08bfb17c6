-- The one verdict on an action: `authorise` asks it, and so does the test of the access table, for all combinations at once.
-- A subject that is asked for and not named is nobody's to see, whatever the account sees.
create function access.judge(asked_roles text[], wants_subject boolean, subject uuid, out role_held boolean, out seen boolean)
  language sql stable as $$
  select access.holds_role(asked_roles),
         not wants_subject or (subject is not null and (access.sees_everyone() or subject in (select access.seen_subjects())))
$$;

-- Which face the actor is of; null where nobody is signed in.
create function access.actor_face() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.face from access.account a where a.id = platform.actor()
$$;
create function access.is_demonstration() returns boolean language sql stable as $$
  select exists (select from platform.installation where kind = 'demonstration')
$$;

-- What a role shows ends with the role: whoever ends a grant, and however, ends the sight of everyone that came with it.
create function access.follow_role_grant() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    delete from access.relation r
     where r.account_id = old.account_id and r.kind = 'role: ' || old.role and r.starts = old.starts and r.source = 'access.role_grant';
  else
    update access.relation r set starts = new.starts, ends = new.ends
     where r.account_id = old.account_id and r.kind = 'role: ' || old.role and r.starts = old.starts and r.source = 'access.role_grant';
  end if;
  return null;
end $$;
create trigger follow_role_grant after update of starts, ends or delete on access.role_grant
  for each row execute function access.follow_role_grant();
revoke execute on function access.follow_role_grant() from public;
