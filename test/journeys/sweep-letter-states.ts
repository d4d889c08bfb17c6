import type { Finder, PageState } from './sweep-state.ts';
import { filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = `(select person_id from care.episode where ends is null order by person_id limit 1)`;
const none = `/children/${nobodyKnown}/letters/${nobodyKnown}`;

/** A decision about a child, of a worry that was answered; `made` are the rows of its letter, `tail` ends its address. Everything is invented. */
const aDecision = (tail: string, made = ''): Finder =>
  one(`with w as (insert into practice.worry (id, state, received_at, due_at, how, caller, source_code, caller_name, caller_role, caller_agency,
      words, parents_know, parents_told, weighed, handed_over_at, ended_at)
    values (gen_random_uuid(), 'ended', '2026-03-30T13:15:00Z', '2026-03-31T13:15:00Z', 'phone', 'professional', '2A', 'Ada Invented',
      'teacher', 'Made Up School', 'She came to school hungry again.', 'agree', 'yes', 'The school keeps an eye on her.',
      '2026-03-30T15:00:00Z', '2026-03-31T10:00:00Z') returning id),
    c as (insert into practice.worry_child (id, worry_id, person_id, outcome, reasons, family_words, family_agrees, decided_at)
      select gen_random_uuid(), id, ${child}, 'family help', 'Help with food and mornings fits.',
        'You told the school that mornings are hard since the new job. We would like to help with that.', 'yes', '2026-03-31T09:00:00Z' from w
      returning id, person_id)
    ${made}
    select '/children/' || c.person_id || '/letters/' || c.id || '${tail}' as path from c`);

const written = (tail: string): Finder =>
  aDecision(
    tail,
    `, l as (insert into practice.decision_letter (id, person_id, worry_child_id, version, words)
      select gen_random_uuid(), person_id, id, 1, 'Dear family of Ava,' || chr(10) || chr(10) || 'On 30 March 2026 the school got in touch with us about Ava.' from c)`,
  );

/** Given, and a parent disagrees: that waits for an answer. */
const disagreed = (tail: string): Finder =>
  aDecision(
    tail,
    `, l as (insert into practice.decision_letter (id, person_id, worry_child_id, version, words)
      select gen_random_uuid(), person_id, id, 1, 'Dear family of Ava, we would like to help with the mornings.' from c),
    t as (insert into practice.decision_letter_turn (id, person_id, worry_child_id, number, kind, letter_version, who, how, words, happened_on, by_whom)
      select gen_random_uuid(), person_id, id, v.number, v.kind, v.version, 'Mum', v.how, v.words, '2026-04-01', v.who
        from c, (values (1, 'given', 1, 'in person', null, 'Nora'), (2, 'disagrees', null, null, 'Nobody asked me first', null)) v(number, kind, version, how, words, who))`,
  );

const nothingSaid = (name: string, find: Finder): PageState => ({
  ...filled(name === 'write' ? 'service manager' : 'front door', find),
  state: `${name}, with nothing said`,
  then: async (person) => {
    for (const field of await person.page.locator('main form textarea').all()) await field.fill('');
    await person.presses('Save');
  },
  error: true,
});

/** The letter that explains a decision to a family. */
export const letterPages: Readonly<Record<string, readonly PageState[]>> = {
  '/children/:personId/letters/:decisionId': [
    filled('service manager', aDecision('')),
    { ...filled('front door', disagreed('')), state: 'given, and somebody disagrees' },
    { ...filled('director', written('')), state: 'to be read only' },
    missing('director', none),
    refused('analyst', none),
  ],
  '/children/:personId/letters/:decisionId/print': [
    filled('front door', written('/print')),
    missing('front door', `${none}/print`),
    refused('analyst', `${none}/print`),
  ],
  '/children/:personId/letters/:decisionId/write': [
    filled('service manager', aDecision('/write')),
    { ...filled('service manager', written('/write')), state: 'written anew' },
    nothingSaid('write', aDecision('/write')),
    missing('service manager', `${none}/write`),
    refused('front door', `${none}/write`),
  ],
  '/children/:personId/letters/:decisionId/:letterAct': [
    filled('front door', written('/given')),
    { ...filled('front door', written('/not-given')), state: 'not given' },
    { ...filled('front door', disagreed('/answered')), state: 'answered' },
    { ...filled('front door', disagreed('/given')), state: 'not now' },
    nothingSaid('given', written('/given')),
    nothingSaid('disagrees', written('/disagrees')),
    nothingSaid('back', disagreed('/back')),
    missing('front door', `${none}/given`),
    refused('director', `${none}/given`),
  ],
};
