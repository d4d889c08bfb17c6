-- Whose homes must not reach the actor, for returns, which read of children what reporting shows.
create function reporting.kept_children() returns setof uuid language sql stable as $$ select care.kept_children() $$;
grant execute on function reporting.kept_children() to kith_app, kith_loader;
