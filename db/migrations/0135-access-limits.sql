-- Limits of signing in are settings: how long a sign-in lasts, how many wrong tries, how long a first password opens anything.

-- A change of the longest sign-in holds for those that run, too. What is no such number changes nothing (limits.ts has the
-- same bounds).
create function access.follow_longest_session() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare hours numeric;
begin
  if jsonb_typeof(new.value) <> 'number' then return null; end if;
  hours := (new.value #>> '{}')::numeric;
  if hours <> trunc(hours) or hours not between 1 and 24 then return null; end if;
  update platform.session s set expires_at = s.created_at + make_interval(hours => hours::integer)
   where s.revoked_at is null and s.expires_at > platform.moment();
  return null;
end $$;
revoke execute on function access.follow_longest_session() from public;
create trigger follow_longest_session after insert on platform.setting for each row
  when (new.key = 'access.session-longest-hours') execute function access.follow_longest_session();

-- An account is made at the moment of its transaction: its first password runs out from there.
alter table access.account alter column created_at set default platform.moment();

-- A first password that was given before a moment and never used opens nothing: the sign-in is told of no password at all.
drop function access.credentials_of(text, bytea, timestamptz);
create function access.credentials_of(asked_email text, device_token bytea, device_from timestamptz, first_from timestamptz)
  returns table (account_id uuid, password_hash text, device_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, case when not a.must_change_password or a.created_at > first_from then a.password_hash end,
         access.device_of(a.id, device_token, device_from)
    from access.account a where lower(a.email) = lower(asked_email) and a.face = 'staff' and a.closed_at is null
$$;
revoke execute on function access.credentials_of(text, bytea, timestamptz, timestamptz) from public;
grant execute on function access.credentials_of(text, bytea, timestamptz, timestamptz) to kith_app;
