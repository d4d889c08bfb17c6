-- A wish that is answered with "not yet" is not settled: the child is told when somebody comes back to it (docs/adr/0031). Replies of
-- before this have no such day; what is said from now on has one.
alter table practice.wish_turn
  add column come_back_on date,
  add constraint wish_turn_not_yet_says_when check (answer is distinct from 'not yet' or come_back_on is not null) not valid,
  add constraint wish_turn_only_not_yet_comes_back check (come_back_on is null or answer = 'not yet');
