import type { Finder, PageState } from './sweep-state.ts';
import { filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = `(select person_id from care.episode where ends is null order by person_id limit 1)`;
const none = `/children/${nobodyKnown}`;

/** What an invented worker's device sent, about a child of the demonstration, and nobody has decided about. */
const held = (reason: 'access' | 'conflict', path = `'/children/' || person_id || '/held/' || id`): Finder =>
  one(`insert into practice.offline_held (id, person_id, event_id, author_id, reason, place, shared, own, said_at)
    select gen_random_uuid(), ${child}, gen_random_uuid(), g.account_id, '${reason}', 0,
      '{"purpose": "To hear about school", "gained": "A plan for Monday", "sleeps": "as recorded", "place": "where they live"}',
      '{"seen": "alone", "words": "I like the new school."}', '2026-03-30T16:00:00Z'
      from access.role_grant g where g.role = 'front door' limit 1
    returning ${path} as path`);

/** What devices send. */
export const offlinePages: Readonly<Record<string, readonly PageState[]>> = {
  // Its script takes families along; what it does without a network is a journey (offline.browser.test.ts).
  '/offline': [filled('social worker', '/offline'), refused('analyst', '/offline')],
  '/offline/shell': [filled('front door', '/offline/shell')],
  // Not pages: what the script of the page fetches.
  '/offline/keys': [],
  '/children/:personId/pack': [],
  '/held': [
    { ...filled('social worker', '/held'), state: 'none' },
    { ...filled('service manager', held('access', "'/held'")), state: 'some to decide' },
    refused('analyst', '/held'),
  ],
  '/children/:personId/held/:heldId': [
    filled('service manager', held('access')),
    { ...filled('front door', held('conflict')), state: 'two texts, to its writer' },
    missing('service manager', `${none}/held/${nobodyKnown}`),
    refused('analyst', `${none}/held/${nobodyKnown}`),
    {
      ...filled('service manager', held('access')),
      state: 'decided without saying what',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
};
