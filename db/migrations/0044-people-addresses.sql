-- An address is seen by those who see somebody who lives or lived there. A new one belongs to nobody until its residence is
-- recorded in the same transaction. Lines of an address are not changed by a request: somebody else may live there too.
alter table people.address enable row level security;
create policy app_reads on people.address for select to kith_app using (
  (select access.sees_everyone()) or exists (select from people.residence r where r.address_id = address.id));
create policy app_adds on people.address for insert to kith_app with check ((select platform.actor()) is not null);
create policy loader_all on people.address to kith_loader using (true) with check (true);
revoke update on people.address from kith_app;
