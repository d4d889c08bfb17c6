-- A form that was sent after its sender's sign-in had ended is kept for that account, and nobody else sees it: whoever signs
-- in next at that browser is not asked. The token that every form carries says of which sign-in it was; nobody else knows it.

create index session_csrf on platform.session (csrf_token);

create function access.keep_unsent(form_token text, on_face text, kept uuid, sent_to text, sent jsonb, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into access.kept_form (id, account_id, path, fields, kept_at)
  select kept, s.account_id, sent_to, sent, at
    from platform.session s join access.account a on a.id = s.account_id and a.face = s.face and a.closed_at is null
   where s.csrf_token = form_token and s.face = on_face and s.awaits is null;
  return found;
end $$;
revoke execute on function access.keep_unsent(text, text, uuid, text, jsonb, timestamptz) from public;
grant execute on function access.keep_unsent(text, text, uuid, text, jsonb, timestamptz) to kith_app;
