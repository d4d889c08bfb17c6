import { newId } from '../../../src/platform/ids/ids.ts';
import { audiences, opened } from './kinds-practice.ts';
import type { Kind } from './words.ts';
import { like } from './words.ts';
import type { Only, Outside } from './rule.ts';

/** The plan, promises, wishes, the star, handovers, steps and what lies around them: see kinds-practice.ts for how to join. */
const on = '2026-10-01';
const entries = ['viewEntries', 'recordEntries'];
const plan = ['viewPlan', 'changePlan'];
const handover = ['viewHandover', 'changeHandover'];

export const planKinds: Readonly<Record<string, Kind>> = {
  'practice.summary': {
    actions: entries,
    row: ({ word, count }) => ({ as_at: `2026-10-0${count + 1}`, words: word('words') }),
  },
  'practice.chronology_event': {
    actions: entries,
    at: ['chronologyEventId', 'event_id'],
    rows: 4,
    row: ({ word, account, writer, count }) => {
      const one = count === 3 ? account() : null;
      const only: Only | undefined = one === null ? undefined : { accounts: [one, writer], roles: [] };
      const text = { words: word('words', { only }), meaning: word('meaning', { only }) };
      const from = { source: word('source', { only }), agency: word('agency', { only }), restricted_to: one };
      return { event_id: newId(), happened_on: on, precision: 'day', ...text, ...from };
    },
  },
  'practice.step': {
    actions: ['viewChild'],
    at: ['helpStepId', 'id'],
    rows: 2,
    row: ({ count }) => {
      const said = {
        on,
        decision: 'no enquiry',
        tookPart: ['social care', 'police', 'health'],
        factors: [],
        harms: ['neglect'],
        grounds: ['seen'],
      };
      const step = { together_id: newId(), happened_on: on, said };
      return count === 0
        ? { ...step, kind: 'strategy discussion', state: 'waiting' }
        : { ...step, kind: 'end', state: 'taken', decided_at: '2026-10-02T09:00:00Z' };
    },
  },
  'practice.step_words': {
    actions: ['viewChild', 'recordStep', 'decideStep'],
    rows: 6,
    row: ({ word, parent, count }) => {
      const about = ['reasons', 'family told', 'then', 'now', 'come back', 'discussion'][count];
      const isOfEnd = count >= 2 && count < 5;
      const step = parent('practice.step', isOfEnd ? 1 : 0);
      // What a closing letter says is for the family.
      return { step_id: step['id'], about, words: word('words', opened(isOfEnd ? 'family' : 'staff')) };
    },
  },
  'practice.plan_goal': {
    actions: plan,
    at: ['goalId', 'goal_id'],
    rows: 4,
    row: ({ word, count, chance }) => {
      const audience = count < 3 ? chance.pick(audiences) : 'staff';
      const who = opened(audience);
      const text = { words: word('words', who), why: word('why', who), know: word('know', who) };
      const said = { whose: word('whose', who), owner: word('owner', who), staff_note: word('staff_note') };
      return {
        goal_id: newId(),
        version: 1,
        area: 'home',
        state: 'now',
        audience,
        ...text,
        ...said,
        $who: who,
      };
    },
  },
  'practice.plan_step': {
    actions: plan,
    at: ['stepId', 'step_id'],
    rows: 4,
    row: ({ word, parent, chance, count }) => {
      const goal = parent('practice.plan_goal', count);
      const audience = chance.pick(audiences);
      const who = { who: word('who', opened(audience)), who_kind: 'in words', state: 'to do', place: count };
      const base = { goal_id: goal['goal_id'], step_id: newId(), version: 1, audience };
      return { ...base, ...who, words: word('words', opened(audience)) };
    },
  },
  'practice.plan_reading': {
    actions: plan,
    row: ({ word, parent, count }) => {
      const goal = parent('practice.plan_goal', count);
      const by_whom = word('by_whom', opened(goal['audience']));
      return { goal_id: goal['goal_id'], reading_id: newId(), value: 4, read_on: on, by_whom };
    },
  },
  'practice.plan_view': {
    actions: plan,
    row: ({ word, count }) => {
      const audience = audiences[count % 3];
      const who = { who_kind: 'somebody else', who: word('who', opened(audience)), answer: 'partly' };
      return { ...who, said_on: on, audience, words: word('words', opened(audience)) };
    },
  },
  'practice.plan_agreed': {
    actions: plan,
    at: ['agreedId', 'id'],
    rows: 1,
    row: ({ word, parent }) => {
      const parts = [0, 1, 2].map((at) => parent('practice.plan_goal', at)['id']);
      const text = { meeting: word('meeting'), agreed_by: word('agreed_by'), apart: word('apart') };
      return { number: 7, agreed_on: on, ...text, parts };
    },
  },
  'practice.promise': {
    actions: [...plan, 'listPromisesDue'],
    at: ['promiseId', 'promise_id'],
    row: ({ word, chance }) => {
      const audience = chance.pick(['told', 'family', 'staff']);
      const who = opened(audience);
      const made = { made_on: on, due_on: '2026-11-20', to_kind: 'child', audience };
      const people = { by_whom: word('by_whom', who), to_whom: word('to_whom', who) };
      return { promise_id: newId(), version: 1, ...made, ...people, words: word('words', who), $who: who };
    },
  },
  'practice.promise_turn': {
    actions: plan,
    row: ({ word, parent, count }) => {
      const promise = parent('practice.promise', count);
      const how = { kind: 'kept', happened_on: on, words: word('words', opened(promise['audience'])) };
      return { promise_id: promise['promise_id'], number: 2, ...how };
    },
  },
  'practice.know_first': {
    actions: plan,
    row: ({ word, chance }) => {
      const audience = chance.pick(['child', 'family']);
      const who = opened(audience);
      return {
        kind: 'said',
        said_on: on,
        audience,
        written_by: word('written_by', who),
        words: word('words', who),
      };
    },
  },
  'practice.warning': {
    actions: entries,
    at: ['warningId', 'warning_id'],
    row: ({ word }) => {
      const dates = { since: on, review_by: '2027-02-01' };
      return {
        warning_id: newId(),
        place: 'person',
        ...dates,
        words: word('words'),
        said_by: word('said_by'),
      };
    },
  },
  'practice.wish': {
    actions: [...plan, 'listPromisesDue'],
    at: ['wishId', 'wish_id'],
    row: ({ word, chance }) => {
      const audience = chance.pick(['child', 'family']);
      const who = opened(audience);
      const to = { to_whom: word('to_whom', who), reply_by: '2026-11-20', said_on: on };
      return { wish_id: newId(), version: 1, kind: 'said', ...to, audience, words: word('words', who) };
    },
  },
  'practice.wish_turn': {
    actions: plan,
    row: ({ word, parent, count }) => {
      const wish = parent('practice.wish', count);
      const who = opened(wish['audience']);
      const how = {
        kind: 'reply',
        by_whom: word('by_whom', who),
        how: 'visit',
        answer: 'yes',
        happened_on: on,
      };
      return { wish_id: wish['wish_id'], number: 2, ...how, words: word('words', who) };
    },
  },
  'practice.star_area': {
    actions: plan,
    rows: 2,
    row: ({ word, count }) => ({ area: `own-${count}`, version: 1, name: word('name', opened('family')) }),
  },
  'practice.star_reading': {
    actions: plan,
    at: ['starReadingId', 'id'],
    rows: 4,
    row: ({ word, account, count }) => {
      const audience = count === 3 ? 'private' : (['staff', 'family', 'staff'] as const)[count];
      const told = account();
      // The child reads all that the child said; who wrote a private one down keeps it with the child.
      const only: Only | undefined = audience === 'private' ? { accounts: [told], roles: [] } : undefined;
      const open: readonly Outside[] = audience === 'family' ? ['child', 'family'] : ['child'];
      const text = { words: word('words', { only, open }), by_whom: word('by_whom', { only, open }) };
      return { read_on: on, by_kind: 'child', audience, told_to: told, ...text, $who: { only, open } };
    },
  },
  'practice.star_change': {
    actions: plan,
    rows: 4,
    row: ({ word, parent, count }) => {
      const reading = parent('practice.star_reading', count);
      const said = { kind: 'audience', audience: reading['audience'], words: word('words', like(reading)) };
      return { reading_id: reading['id'], number: 1, ...said };
    },
  },
  'practice.handover': {
    actions: [...handover, 'listHandoversToDo', 'handOverAll'],
    at: ['handoverId', 'id'],
    row: ({ word, count, successor }) => {
      const named = {
        starts: `2027-01-1${count}`,
        reason: 'LEFTRL',
        because: word('because'),
        apart: word('apart'),
      };
      return { together_id: newId(), to_id: successor, ...named };
    },
  },
  'practice.handover_event': {
    actions: handover,
    at: ['eventId', 'id'],
    row: ({ word, parent, count }) => {
      const audience = audiences[count % 3];
      const who = opened(audience);
      const told = {
        kind: 'told',
        whom: 'child',
        who: word('who', who),
        by_whom: word('by_whom', who),
        how: 'visit',
      };
      const handover_id = parent('practice.handover', count)['id'];
      return { handover_id, ...told, happened_on: on, audience, words: word('words', who) };
    },
  },
  'practice.sharing': {
    actions: ['viewSharing', 'recordSharing'],
    rows: 1,
    row: ({ word }) => {
      const what = {
        what: word('what'),
        agency: word('agency'),
        recipient: word('recipient'),
        purpose: word('purpose'),
      };
      const why = {
        basis: 'consent',
        family_told: 'no',
        family_not_told_because: word('family_not_told_because'),
      };
      return { decided_on: on, is_shared: true, ...what, ...why, detriment: word('detriment') };
    },
  },
};
