-- How long a count took: what a list may count while somebody waits is chosen by it.
alter table insight.county_count add column took interval;
