-- The photographs and documents that stand, each on its entry: for whoever the whole entry is restricted to, where it is. What one shows
-- is what was said last of it that the reader may read.
create view practice.attachment_standing with (security_invoker = true) as
select a.id, a.person_id, e.id as entry_id, a.made_by, a.kind,
       case when e.restricted_to is null then a.audience else 'named' end as audience, coalesce(e.restricted_to, a.named_id) as named_id,
       coalesce((select c.words from practice.attachment_change c where c.attachment_id = a.id and c.kind = 'words'
                  order by c.recorded_at desc, c.id desc limit 1), a.words) as words
  from practice.attachment a
  join practice.entry e on e.event_id = a.event_id and e.person_id = a.person_id
 where (a.named_id is null or a.named_id = (select platform.actor()) or a.recorded_by = (select platform.actor()))
   and (e.restricted_to is null or e.restricted_to = (select platform.actor()) or e.recorded_by = (select platform.actor()))
   and 'taken off' is distinct from (select c.kind from practice.attachment_change c where c.attachment_id = a.id and c.kind <> 'words'
                                      order by c.recorded_at desc, c.id desc limit 1);

grant select on practice.attachment_standing to kith_app, kith_loader;
