import { plantCallBack, plantConflictOfInterest, plantKept, plantLook } from './plant-kept.ts';
import type { PageState } from './sweep-state.ts';
import { empty, filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const anybody = one(`select '/people/' || person_id as path from care.episode order by person_id limit 1`);
const ofAnybody = (tail: string) => async (kith: Parameters<typeof anybody>[0]) =>
  `${await anybody(kith)}${tail}`;
const ofKept = (tail: string) => async (kith: Parameters<typeof anybody>[0]) =>
  `/people/${(await plantKept(kith, 'R2')).person}${tail}`;

/** The pages about restriction, calls about children whom nobody finds, and conflicts of interest. */
export const restrictionPages: Readonly<Record<string, readonly PageState[]>> = {
  '/people/:personId/restriction': [
    { ...filled('guardian', ofKept('/restriction')), state: 'restricted' },
    { ...filled('guardian', ofAnybody('/restriction')), state: 'not restricted' },
    { ...filled('analyst', ofAnybody('/restriction')), state: 'not restricted, to who may not restrict' },
    { ...missing('director', `/people/${nobodyKnown}/restriction`) },
    refused('administrator', `/people/${nobodyKnown}/restriction`),
  ],
  '/people/:personId/restriction/new': [
    filled('guardian', ofAnybody('/restriction/new')),
    filled('service manager', ofAnybody('/restriction/new')),
    refused('front door', `/people/${nobodyKnown}/restriction/new`),
    {
      ...filled('guardian', ofAnybody('/restriction/new')),
      state: 'with nothing answered',
      then: (person) => person.presses('Restrict this record'),
      error: true,
    },
  ],
  '/people/:personId/restriction/changes/:change': [
    ...['review', 'level', 'guardian', 'end'].flatMap((change): PageState[] => [
      { ...filled('guardian', ofKept(`/restriction/changes/${change}`)), state: change },
    ]),
    { ...filled('guardian', ofKept('/restriction/changes/name?q=director')), state: 'name, somebody found' },
    { ...filled('guardian', ofKept('/restriction/changes/name?q=zzzz')), state: 'name, nobody found' },
    {
      ...filled('guardian', ofKept('/restriction/changes/review')),
      state: 'a review with nothing answered',
      then: (person) => person.presses('Save the review'),
      error: true,
    },
    missing('guardian', `/people/${nobodyKnown}/restriction/changes/review`),
  ],
  '/people/:personId/conflict': [
    filled('front door', ofAnybody('/conflict')),
    filled('service manager', ofAnybody('/conflict?q=social')),
    {
      ...filled('service manager', ofAnybody('/conflict')),
      state: 'with nothing answered',
      then: (person) => person.presses('Declare it'),
      error: true,
    },
    missing('front door', `/people/${nobodyKnown}/conflict`),
  ],
  '/restrictions': [
    {
      ...filled('guardian', async (kith) => (await plantKept(kith, 'R2'), '/restrictions')),
      state: 'filled',
    },
    empty('guardian', '/restrictions'),
    empty('service manager', '/restrictions'),
    refused('front door', '/restrictions'),
  ],
  '/restrictions/looks': [
    filled('guardian', async (kith) => (await plantLook(kith), '/restrictions/looks')),
    empty('guardian', '/restrictions/looks'),
    refused('director', '/restrictions/looks'),
    {
      ...filled('guardian', async (kith) => (await plantLook(kith), '/restrictions/looks')),
      state: 'marked as seen without a finding',
      then: (person) => person.presses('Mark as seen'),
      error: true,
    },
  ],
  '/restrictions/call-backs': [
    filled('guardian', async (kith) => (await plantCallBack(kith), '/restrictions/call-backs')),
    empty('guardian', '/restrictions/call-backs'),
    empty('social worker', '/restrictions/call-backs'),
    refused('lead member', '/restrictions/call-backs'),
    {
      ...filled('guardian', async (kith) => (await plantCallBack(kith), '/restrictions/call-backs')),
      state: 'answered with nothing',
      then: (person) => person.presses('Save the answer'),
      error: true,
    },
  ],
  '/call-back': [
    filled('front door', '/call-back'),
    refused('analyst', '/call-back'),
    {
      ...filled('front door', '/call-back'),
      state: 'with nothing answered',
      then: (person) => person.presses('Pass it on'),
      error: true,
    },
  ],
  '/call-back/sent': [filled('front door', '/call-back/sent'), refused('analyst', '/call-back/sent')],
  '/sensitive/:sensitiveId': [
    filled('director', async (kith) => `/sensitive/${(await plantKept(kith, 'R1')).person}`),
    missing('director', `/sensitive/${nobodyKnown}`),
    refused('lead member', `/sensitive/${nobodyKnown}`),
    {
      ...filled('director', async (kith) => `/sensitive/${(await plantKept(kith, 'R1')).person}`),
      state: 'without a reason',
      then: (person) => person.presses('Look anyway'),
      error: true,
    },
  ],
  '/conflicts': [
    filled('guardian', async (kith) => (await plantConflictOfInterest(kith), '/conflicts')),
    empty('guardian', '/conflicts'),
    empty('social worker', '/conflicts'),
    refused('lead member', '/conflicts'),
    {
      ...empty('social worker', '/conflicts'),
      state: 'told with nothing answered',
      then: (person) => person.presses('Tell information governance'),
      error: true,
    },
  ],
};
