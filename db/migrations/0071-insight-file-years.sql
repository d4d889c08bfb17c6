-- The years that a file of published statistics has values of: the page says them, and asking all values takes too long.
alter table insight.publication_file add column first_year smallint, add column last_year smallint;
