import type { Role } from '../../../src/modules/access/index.ts';
import { newId } from '../../../src/platform/ids/ids.ts';
import { audiences, opened } from './kinds-practice.ts';
import type { Only, Subject } from './rule.ts';
import type { Kind } from './words.ts';
import { countedOther, like } from './words.ts';

/** Missing, harm outside the home, the front door and who people are: see kinds-practice.ts for how to join. */
const on = '2026-10-01';
const missing = ['viewMissing', 'recordMissing', 'listMissing'];
const plan = ['viewPlan', 'changePlan', 'listHarmOutside'];
const few: readonly Role[] = ['team manager', 'service manager', 'guardian'];
const everybody = ['viewPerson', 'viewChild', 'searchPeople'];

export const careKinds: Readonly<Record<string, Kind>> = {
  'care.missing_time': {
    actions: missing,
    at: ['missingId', 'id'],
    rows: 1,
    row: () => {
      const gone = { kind: 'M', gone_at: '2026-10-01T22:30:00Z', state: 'back', risk: 'high' };
      return { ...gone, back_at: '2026-10-02T06:00:00Z', back_how: 'came back', well: 'done' };
    },
  },
  'care.missing_words': {
    actions: missing,
    isStrict: true,
    rows: 6,
    row: ({ word, parent, count }) => {
      const about = ['last seen', 'worry', 'update', 'found', 'harm', 'seen by'][count];
      return { time_id: parent('care.missing_time')['id'], about, words: word('words') };
    },
  },
  'care.missing_told': {
    actions: missing,
    isStrict: true,
    row: ({ word, parent }) => {
      const told = { who: 'somebody else', name: word('name'), not_told_because: word('not_told_because') };
      return { time_id: parent('care.missing_time')['id'], ...told };
    },
  },
  'care.missing_with': {
    actions: missing,
    rows: 1,
    row: ({ word, parent }) => ({ time_id: parent('care.missing_time')['id'], name: word('name') }),
  },
  'care.return_interview': {
    actions: missing,
    isStrict: true,
    row: ({ word, parent, count }) => {
      const step = { step: 'refused', happened_at: `2026-10-03T1${count}:00:00Z`, is_independent: true };
      const by = { by_name: word('by_name'), by_agency: word('by_agency'), because: word('because') };
      return { time_id: parent('care.missing_time')['id'], ...step, ...by };
    },
  },
  'care.return_passage': {
    actions: missing,
    isStrict: true,
    rows: 6,
    row: ({ word, parent, chance, writer, count }) => {
      const audience = count === 3 ? 'few' : chance.pick(audiences);
      const only: Only | undefined = audience === 'few' ? { accounts: [writer], roles: few } : undefined;
      const about = chance.pick(['words', 'wants', 'next', 'note']);
      const words = word('words', { only, ...opened(audience) });
      const interview_id = parent('care.return_interview', count % 3)['id'];
      return { interview_id, place: count, about, audience, words };
    },
  },
  'practice.outside_child': {
    actions: plan,
    at: ['contextId', 'context_id'],
    rows: 1,
    row: () => ({ context_id: newId(), number: 1, harms: ['gangs'] }),
  },
  'practice.outside_home': {
    actions: plan,
    rows: 1,
    row: ({ word, parent }) => {
      const asked = { number: 1, answer: 'safe', asked_on: on, asked_by: word('asked_by') };
      return { context_id: parent('practice.outside_child')['context_id'], ...asked };
    },
  },
  'practice.outside_words': {
    actions: plan,
    isStrict: true,
    rows: 2,
    row: ({ word, parent, count }) => {
      const { context_id } = parent('practice.outside_child');
      const of_id = parent(count === 0 ? 'practice.outside_home' : 'practice.outside_child')['id'];
      return { context_id, of_id, words: word('words') };
    },
  },
  'practice.outside_context': {
    actions: plan,
    isThrough: true,
    rows: 1,
    row: ({ word, parent }) => {
      const context_id = parent('practice.outside_child')['context_id'];
      return { context_id, number: 1, kind: 'place', name: word('name') };
    },
  },
  'practice.outside_turn': {
    actions: plan,
    isThrough: true,
    rows: 2,
    row: ({ word, parent, count }) => {
      const { context_id } = parent('practice.outside_child');
      const turn = count === 0 ? { kind: 'seen' } : { kind: 'begun', next_on: '2026-12-15' };
      const said = { happened_on: on, by_whom: word('by_whom'), words: word('words') };
      return { context_id, number: count + 1, ...turn, ...said };
    },
  },
  'practice.outside_goal': {
    actions: plan,
    isThrough: true,
    rows: 1,
    row: ({ word, parent }) => {
      const { context_id } = parent('practice.outside_child');
      return {
        context_id,
        goal_id: newId(),
        number: 1,
        words: word('words'),
        know: word('know'),
        state: 'now',
      };
    },
  },
  'practice.outside_step': {
    actions: plan,
    isThrough: true,
    isStrict: true,
    row: ({ word, parent }) => {
      const { context_id, goal_id } = parent('practice.outside_goal');
      const who = { partner: 'police', who: word('who'), state: 'to do', words: word('words') };
      return { context_id, goal_id, step_id: newId(), number: 1, ...who };
    },
  },
  'practice.worry': {
    actions: ['seeFrontDoor', 'workFrontDoor', 'decideAtFrontDoor'],
    at: ['worryId', 'id'],
    isThrough: true,
    isStrict: true,
    row: ({ subject, word: plain, count }) => {
      // Of three one is about this child alone; each other about a second child besides, named in its rows of worry_child.
      const also = countedOther(subject, count);
      const word = (column: string) => plain(column, { also });
      const state = ['to decide', 'to answer', 'to answer'][count];
      const moment = { received_at: '2026-11-20T09:30:00Z', due_at: '2026-11-23T09:30:00Z', state };
      const how = {
        how: 'phone',
        caller: 'public',
        parents_know: 'not asked',
        parents_why_not: word('parents_why_not'),
      };
      const caller = { caller_name: word('caller_name'), caller_reach: word('caller_reach') };
      const text = {
        words: word('words'),
        wants: word('wants'),
        weighed: word('weighed'),
        advice: word('advice'),
      };
      return { ...moment, ...how, ...caller, ...text, reply: word('reply'), $who: { also } };
    },
  },
  'practice.worry_child': {
    actions: ['seeFrontDoor', 'workFrontDoor', 'decideAtFrontDoor', 'viewChild'],
    isStrict: true,
    rows: 5,
    row: ({ subject, personOf, word, parent, count }) => {
      const [second] = countedOther(subject, count - 2);
      if (count > 2)
        return {
          worry_id: parent('practice.worry', count - 2)['id'],
          person_id: personOf(second ?? 'mother'),
        };
      const decided = { outcome: 'advice', decided_at: '2026-11-20T10:00:00Z' };
      // Read by whoever sees every child of the worry (ADR 24).
      const worry = parent('practice.worry', count);
      const letter = word('family_words', { ...like(worry), ...opened('family') });
      return {
        worry_id: worry['id'],
        ...decided,
        reasons: word('reasons', like(worry)),
        family_words: letter,
      };
    },
  },
  'practice.worry_check': {
    actions: ['seeFrontDoor', 'workFrontDoor', 'decideAtFrontDoor'],
    isThrough: true,
    rows: 1,
    row: ({ word, parent }) => {
      const asked = { agency: word('agency'), asked: word('asked'), basis: 'consent' };
      const answered = { answer: word('answer'), answered_at: '2026-11-20T10:00:00Z' };
      return { worry_id: parent('practice.worry', 0)['id'], ...asked, ...answered };
    },
  },
  'people.name': {
    actions: everybody,
    rows: 2,
    row: ({ word, count }) => ({
      kind: count === 0 ? 'known as' : 'former',
      given: word('given', opened('family')),
      family: word('family', opened('family')),
    }),
    // What was said before stands in the history.
    changed: ({ word }) => ({ said_as: word('said_as', opened('family')) }),
  },
  'people.contact_point': {
    actions: everybody,
    rows: 1,
    row: ({ word }) => ({ kind: 'other', value: word('value'), note: word('note') }),
    changed: ({ word }) => ({ value: word('value'), note: word('note') }),
  },
  'people.tie': {
    actions: everybody,
    rows: 1,
    row: ({ word }) => {
      const club = { organisation: word('organisation'), organisation_kind: 'club' };
      return { ...club, seen_by: 'worker', note: word('note') };
    },
  },
  'people.address_withheld': {
    actions: everybody,
    rows: 1,
    row: ({ word, writer }) => ({
      ...{ why: word('why'), decided_by: word('decided_by'), decided_on: '2026-01-01', starts: '2026-01-01' },
      ...{ review_by: '2027-01-01', recorded_by: writer },
    }),
  },
  'people.address': {
    actions: everybody,
    isThrough: true,
    rows: 1,
    row: ({ subject, word, workers }) => {
      // Withheld from everybody who does not work with them (ADR 23).
      const only: Only = { accounts: workers, roles: [] };
      return { lines: `1 ${word('lines', { only })} Row`, postcode: postcodes[subject] };
    },
  },
  'people.residence': {
    actions: everybody,
    rows: 1,
    row: ({ parent }) => ({ address_id: parent('people.address')['id'], starts: '2026-02-01' }),
  },
  'overview.subject_access_request': {
    actions: ['listSubjectAccess', 'readSubjectAccess', 'handleSubjectAccess'],
    at: ['requestId', 'id'],
    rows: 1,
    row: ({ word }) => ({
      ...{
        asked_by: 'a parent',
        asker_name: word('asker_name'),
        authority: word('authority'),
        reach: word('reach'),
      },
      ...{ scope: word('scope'), received_on: on, identity_how: word('identity_how'), identity_on: on },
    }),
  },
};

const postcodes: Readonly<Record<Subject, string>> = {
  ...{ child: 'ZY97 1AA', sister: 'ZY97 1AB', mother: 'ZY97 1AD', friend: 'ZY97 1AE' },
  ...{ adopted: 'ZY97 1AF', brother: 'ZY97 1AG', sealed: 'ZY97 1AH' },
};
