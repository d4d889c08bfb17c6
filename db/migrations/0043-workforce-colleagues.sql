-- Who works here is known to colleagues, not to a transaction without an actor.
alter table workforce.worker enable row level security;
create policy app_reads on workforce.worker for select to kith_app using ((select access.actor_face()) = 'staff');
create policy loader_all on workforce.worker to kith_loader using (true) with check (true);
