import type { Finder, PageState } from './sweep-state.ts';
import { filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = `(select person_id from care.episode where ends is null order by person_id limit 1)`;
const none = `/children/${nobodyKnown}/visits/${nobodyKnown}/dictation`;

/** A recording of the front door's account of the demonstration for a visit that it is writing. */
const aDictation = (state: 'waiting' | 'ready', tail = "'/' || id"): Finder =>
  one(`with e as (insert into practice.entry_draft (id, draft_id, person_id, author_id, place, version, shared, own, device_key)
      select gen_random_uuid(), gen_random_uuid(), ${child}, g.account_id, 0, 2, '{"happened": "We looked at the new room."}', '{}', gen_random_uuid()
        from access.role_grant g where g.role = 'front door' limit 1 returning draft_id, person_id, author_id),
    d as (insert into practice.dictation (id, upload_id, person_id, draft_id, author_id, family_told, seconds, sha256, state, passages, written_down_at)
      select gen_random_uuid(), gen_random_uuid(), person_id, draft_id, author_id, true, 14, '', '${state}',
        case '${state}' when 'ready' then '["She was not at home on 3 March.", "Her mother said that two of the beds are new."]'::jsonb else '[]' end,
        case '${state}' when 'ready' then now() end from e returning id, person_id, draft_id)
    select '/children/' || person_id || '/visits/' || draft_id || '/dictation' || ${tail} as path from d`);

/** The pages on dictation. Recording itself is a journey (dictation.browser.test.ts). */
export const dictationPages: Readonly<Record<string, readonly PageState[]>> = {
  '/administration/dictation': [
    filled('administrator', '/administration/dictation'),
    refused('social worker', '/administration/dictation'),
  ],
  '/children/:personId/visits/:draftId/dictation': [
    filled('front door', aDictation('waiting', "''")),
    missing('front door', none),
    refused('analyst', none),
  ],
  '/children/:personId/visits/:draftId/dictation/:dictationId': [
    filled('front door', aDictation('ready')),
    { ...filled('front door', aDictation('waiting')), state: 'waiting' },
    missing('front door', `${none}/${nobodyKnown}`),
    refused('analyst', `${none}/${nobodyKnown}`),
    {
      ...filled('front door', aDictation('ready')),
      state: 'accepted without saying where',
      then: (person) => person.presses('Accept all'),
      error: true,
    },
  ],
  // Not a page: what the page plays.
  '/children/:personId/visits/:draftId/dictation/:dictationId/sound': [],
};
