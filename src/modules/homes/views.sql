-- Where a postcode is: distance is worked out where both postcodes are known (care.in_care).
create view homes.located with (security_invoker = true) as
select postcode, area_code, authority_code, easting, northing from homes.postcode;

-- The regulator's list as it was loaded last; a home that a record alone names is not on it.
create view homes.listed with (security_invoker = true) as
select urn, area_name, placement_types, provider_types, postcode, registration_ended
  from homes.home where urn is not null and source <> 'kith';

grant select on homes.located, homes.listed to kith_app, kith_loader;
