-- Agreeing, declining and withdrawing each stand as a step (docs/adr/0026), with who was asked, in whose words and what the family was
-- told; and what leads to a section 47 enquiry says which significant harm is suspected and why. That a family declined or withdrew
-- is never all of it. What was recorded before this says neither; what is recorded or agreed to from now on does.
alter table practice.step
  drop constraint step_kind_check,
  add constraint step_kind_check check (kind in ('family help', 'assessment', 'child in need', 'strategy discussion',
    'enquiry outcome', 'conference', 'review', 'agreement declined', 'agreement withdrawn', 'end')),
  add constraint step_says_suspected_harm check (kind <> 'strategy discussion' or state in ('not taken', 'taken back') or coalesce(
    said -> 'harms' <@ '["neglect", "physical", "sexual", "emotional", "outside"]' and jsonb_array_length(said -> 'harms') > 0
    and said -> 'grounds' <@ '["child", "seen", "told", "known", "declined"]'
    and jsonb_array_length((said -> 'grounds') - 'declined') > 0, false)) not valid,
  add constraint step_says_when_they_answered check (kind not in ('family help', 'child in need', 'agreement declined',
    'agreement withdrawn') or state in ('not taken', 'taken back') or said ->> 'agreedOn' is not null) not valid,
  add constraint step_says_what_was_declined check (kind <> 'agreement declined'
    or coalesce(said ->> 'offered' in ('family help', 'child in need', 'short breaks', 'assessment'), false));

alter table practice.step_words
  drop constraint step_words_about_check,
  add constraint step_words_about_check check (about in ('reasons', 'discussion', 'not taken', 'taken back', 'then', 'now',
    'come back', 'absent', 'agreed by', 'their words', 'family told', 'through'));

-- The same at the front door, where a strategy discussion may be the first thing that is decided.
alter table practice.worry_child
  add column harms text[] not null default '{}',
  add column grounds text[] not null default '{}',
  add constraint worry_child_known_harm check (harms <@ array['neglect', 'physical', 'sexual', 'emotional', 'outside']
    and grounds <@ array['child', 'seen', 'told', 'known', 'declined']),
  add constraint worry_child_says_suspected_harm check (outcome is distinct from 'strategy discussion'
    or (cardinality(harms) > 0 and cardinality(array_remove(grounds, 'declined')) > 0)) not valid;
