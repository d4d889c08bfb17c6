-- What breaks a rule now, and whether somebody has explained it: `explained` while the values looked at are the ones that
-- the explanation is about, `reopened` when they have changed since.
create view returns.finding_now with (security_invoker = true) as
select f.id, f.form, f.year, f.rule, f.is_query, f.table_name, f.row_number, f.person_id, f.source_key, f.fact_kind, f.fact_id,
       f.is_contested,
       case when r.is_reader and f.person_id in (select reporting.kept_children()) then returns.without_places(f.cells) else f.cells end as cells,
       case when r.is_reader and f.person_id in (select reporting.kept_children()) then returns.beside_without_places(f.beside) else f.beside end as beside,
       f.looked_at, f.first_found_at,
       coalesce(e.same, false) as explained, e.same is not null and not e.same as reopened
  from returns.finding f
 -- Where a home must not reach the reader (docs/adr/0023) its cells say so; what runs the checks reads them as they are.
 cross join (select current_user not in ('kith_loader', 'kith_counter') as is_reader) r
  left join lateral (
    select bool_or(x.looked_at = f.looked_at) as same
      from returns.explanation x
     where x.taken_back_at is null and x.person_id = f.person_id and x.rule = f.rule and x.form = f.form
       and x.table_name = f.table_name and x.source_key = f.source_key) e on true
 where f.gone_at is null;
grant select on returns.finding_now to kith_app, kith_loader;
