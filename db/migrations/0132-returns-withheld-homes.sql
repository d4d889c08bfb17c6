-- What a row of the return says of a home that must not reach the reader (docs/adr/0023), and what rules work out from it.
create function returns.without_places(cells jsonb) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(c.key, case when c.key in ('HOME_POST', 'PL_POST', 'URN', 'PL_LA', 'PL_LOCATION', 'PL_DISTANCE', 'HOME_LA')
                                               then to_jsonb('Address withheld'::text) else c.value end), '{}')
    from jsonb_each(cells) c
$$;
-- The same of rows that are shown beside it, which hold their cells.
create function returns.beside_without_places(beside jsonb) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_agg(b.one || jsonb_build_object('cells', returns.without_places(b.one -> 'cells')) order by b.number), '[]')
    from jsonb_array_elements(beside) with ordinality b(one, number)
$$;
