-- What a module shows of its facts to others: every version of them, and everything contested about them. Read by
-- exports ("what did that return say?"), by planning an import, and by "as it was known on 3 May".
-- Called at the end of a module's views.sql; `also` adds a column worked out from the fact f.
create procedure platform.publish_fact(fact regclass, also text default null) language plpgsql as $$
declare
  place text := (select nspname from pg_namespace n join pg_class c on c.relnamespace = n.oid where c.oid = fact);
  own text := (select relname from pg_class where oid = fact);
  names text := (select string_agg(format('f.%I', attname), ', ' order by attnum) from pg_attribute
                  where attrelid = fact and attnum > 0 and not attisdropped and attgenerated = '');
  extra text := coalesce(', ' || also, '');
begin
  execute format('create view %1$I.%2$I with (security_invoker = true) as
    select %3$s%4$s, true as stands from %1$I.%5$I f union all select %3$s%4$s, false from %1$I.%6$I f',
    place, own || '_version', names, extra, own, own || '_history');
  execute format('create view %1$I.%2$I with (security_invoker = true) as select f.*%3$s from %1$I.%4$I f',
    place, own || '_dispute', extra, own || '_contested');
  execute format('grant select on %1$I.%2$I, %1$I.%3$I to kith_app, kith_loader', place, own || '_version', own || '_dispute');
end $$;

-- The same two under the name of reporting, which returns and insight read.
create procedure reporting.offer_fact(place text, own text) language plpgsql as $$
declare
  shown text;
begin
  foreach shown in array array[own || '_version', own || '_dispute'] loop
    execute format('create view reporting.%1$I with (security_invoker = true) as select * from %2$I.%1$I', shown, place);
    execute format('grant select on reporting.%1$I to kith_app, kith_loader', shown);
  end loop;
end $$;
