import { newId } from '../../../src/platform/ids/ids.ts';
import { opened } from './kinds-practice.ts';
import type { Kind } from './words.ts';

/** Needs for support, support to stay at home, and letters about a decision: see kinds-practice.ts for how to join. */
const on = '2026-10-01';
const mind = ['viewMentalHealth', 'recordMentalHealth', 'listMentalHealth'];
const plan = ['viewPlan', 'changePlan', 'listEdgeSupport'];
const letters = ['readLetters', 'writeLetters', 'giveLetters'];

export const helpKinds: Readonly<Record<string, Kind>> = {
  'practice.mental_health_need': {
    actions: mind,
    at: ['needId', 'need_id'],
    row: ({ word, chance }) => {
      const [said, seen] = [chance.pick(['staff', 'person']), chance.pick(['staff', 'person'])];
      const whose = (audience: string) => opened(audience === 'person' ? 'child' : audience);
      const area = chance.pick(['mental health', 'substance use', 'domestic abuse']);
      const text = { area, said: word('said', whose(said)), seen: word('seen', whose(seen)) };
      return { need_id: newId(), version: 1, ...text, said_for: said, seen_for: seen, known_on: on };
    },
  },
  'practice.mental_health_turn': {
    actions: mind,
    row: ({ word, parent, count }) => {
      const need = parent('practice.mental_health_need', count);
      const asked = { kind: 'asked', referral_id: newId(), service: word('service'), words: word('words') };
      return { need_id: need['need_id'], number: 1, happened_on: on, ...asked };
    },
  },
  'practice.mental_health_agreed': {
    actions: ['viewPlan', 'changePlan', ...mind],
    row: ({ word, chance }) => {
      const audience = chance.pick(['staff', 'child', 'family']);
      const who = opened(audience);
      const ids = { agreed_id: newId(), need_id: newId(), version: 1 };
      const text = {
        whose: word('whose', who),
        words: word('words', who),
        agreed_by: word('agreed_by', who),
      };
      return { ...ids, ...text, agreed_on: on, audience };
    },
  },
  'practice.edge_support': {
    actions: plan,
    at: ['supportId', 'support_id'],
    row: ({ word }) => ({
      ...{ support_id: newId(), version: 1, starts: '2026-09-01', planned_end: '2026-12-01' },
      ...{ kind: word('kind'), why_now: word('why_now'), different: word('different') },
      ...{ said_by: word('said_by'), asked_by: word('asked_by'), agreed_by: word('agreed_by') },
      given_by: word('given_by'),
    }),
  },
  'practice.edge_support_turn': {
    actions: plan,
    row: ({ word, parent, count }) => {
      const support = parent('practice.edge_support', count);
      const text = { words: word('words'), said: word('said') };
      return { support_id: support['support_id'], number: 1, kind: 'reviewed', happened_on: on, ...text };
    },
  },
  'practice.decision_letter': {
    actions: letters,
    at: ['decisionId', 'worry_child_id'],
    row: ({ word, parent, count }) => {
      const decision = parent('practice.worry_child', count);
      return { worry_child_id: decision['id'], version: 1, words: word('words', opened('family')) };
    },
  },
  'practice.decision_letter_turn': {
    actions: letters,
    row: ({ word, parent, count }) => {
      const decision = parent('practice.worry_child', count);
      const text = { who: word('who'), words: word('words') };
      return { worry_child_id: decision['id'], number: 1, kind: 'disagrees', happened_on: on, ...text };
    },
  },
};
