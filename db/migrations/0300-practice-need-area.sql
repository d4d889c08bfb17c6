-- A need stands in one of three areas (docs/adr/0036): what was written down until now is of mental health. The tables keep their
-- names. Whoever writes a need down says its area each time; nothing is taken for granted.
alter table practice.mental_health_need
  add column area text not null default 'mental health' check (area in ('mental health', 'substance use', 'domestic abuse'));
alter table practice.mental_health_need alter column area drop default;
