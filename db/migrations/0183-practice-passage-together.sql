-- Words that may name a child who is hidden from their writer meanwhile are kept, with whom they may name (docs/adr/0025). So the
-- policy of 0120 is asked of who reads, as that of drafts is (0121); what is written is nobody's to read by it.
drop policy hidden_with on practice.entry_passage;
create policy hidden_with on practice.entry_passage as restrictive for select to kith_app
  using (not also_of && (select array(select access.hidden_subjects())));
