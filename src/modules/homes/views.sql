-- Nothing published yet beside the tables: distance is worked out where both postcodes are known (care.in_care).
create view homes.located with (security_invoker = true) as
select postcode, area_code, authority_code, easting, northing from homes.postcode;

grant select on homes.located to kith_app, kith_loader;
