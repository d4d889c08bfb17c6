import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantAccount, plantPerson, signIn } from '../../../../test/access/access-world.ts';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { now } from '../../../../test/support/staff-face.ts';
import { createFace } from '../../../apps/serve.ts';
import type { AccountId, Role } from '../../access/index.ts';
import { newId } from '../../../platform/ids/ids.ts';

/** Words that stand nowhere else, planted for every kind of reader; then every page and search of every reader is looked through. */
let test: TestDatabase;
let face: FastifyInstance;
let brother = '';
const accounts: AccountId[] = [];
const roles: readonly Role[] = ['front door', 'reviewing officer', 'director', 'guardian'];

beforeAll(async () => {
  test = await testDatabase();
  face = await createFace({ database: test.database, face: 'staff', now: () => now });
  for (const role of roles) accounts.push(await reader(role));
  brother = (await plantPerson(test.owner)).person;
  // Restricted: only the first reader may look.
  await plantRestriction(test.owner, { level: 'R2', subjects: [brother], named: [accounts[0] ?? ''] });
}, 60_000);
afterAll(async () => {
  await face.close();
  await test.close();
});

async function reader(role: Role): Promise<AccountId> {
  const account = await plantAccount(test.owner, role);
  await test.owner.query(
    "insert into access.relation (account_id, subject_id, kind, starts, source) values ($1, access.everyone(), 'role: test', '2020-01-01', 'test')",
    [account],
  );
  return account;
}

const readerIndex = fc.integer({ min: 0, max: roles.length - 1 });
const passage = fc.record({
  writer: readerIndex,
  named: fc.option(readerIndex, { nil: null }),
  namesBrother: fc.boolean(),
  about: fc.constantFrom('purpose', 'words', 'remark'),
});
const entry = fc.record({
  writer: readerIndex,
  restrictedTo: fc.option(readerIndex, { nil: null, freq: 4 }),
  passages: fc.array(passage, { minLength: 1, maxLength: 3 }),
});
const record = fc.record({
  entries: fc.array(entry, { minLength: 1, maxLength: 3 }),
  summaryNamesBrother: fc.boolean(),
  stepNamesBrother: fc.boolean(),
  othersNameBrother: fc.boolean(),
});
type Planted = typeof record extends fc.Arbitrary<infer T> ? T : never;

/** What each record holds, whatever else chance adds: words for one person in an entry that everybody sees. */
const always: Planted['entries'][number] = {
  writer: 0,
  restrictedTo: null,
  passages: [
    { writer: 1, named: 0, namesBrother: false, about: 'purpose' },
    { writer: 2, named: 3, namesBrother: false, about: 'words' },
    { writer: 1, named: null, namesBrother: true, about: 'remark' },
  ],
};

let number = 0;
const unique = () => `quil${(number += 1).toString(36)}zx`;

/** A planted word, and the readers to whom it is to be shown. */
type Word = { readonly word: string; readonly readers: readonly number[]; readonly isFound: boolean };
const everybody = roles.map((_, index) => index);
const named = (to: number | null, writer: number) => (to === null ? everybody : [to, writer]);
const both = (one: readonly number[], other: readonly number[]) =>
  one.filter((index) => other.includes(index));
const onlyFirst = (isHidden: boolean) => (isHidden ? [0] : everybody);

async function plant({ entries, summaryNamesBrother, stepNamesBrother, othersNameBrother }: Planted) {
  const { person } = await plantPerson(test.owner);
  const words: Word[] = [];
  for (const one of [always, ...entries]) words.push(...(await plantEntry(person, one)));
  const [summary, step] = [unique(), unique()];
  const alsoOf = (isNamed: boolean) => (isNamed ? [brother] : []);
  await test.owner.query(
    "insert into practice.summary (id, person_id, as_at, words, also_of) values ($1, $2, '2026-11-01', $3, $4)",
    [newId(), person, summary, alsoOf(summaryNamesBrother)],
  );
  const stepId = newId();
  await test.owner.query(
    `insert into practice.step (id, together_id, person_id, kind, happened_on, state) values ($1, $2, $3, 'assessment', '2026-11-01', 'waiting')`,
    [stepId, newId(), person],
  );
  await test.owner.query(
    "insert into practice.step_words (id, person_id, step_id, about, words, also_of) values ($1, $2, $3, 'reasons', $4, $5)",
    [newId(), person, stepId, step, alsoOf(stepNamesBrother)],
  );
  return {
    person,
    words: [
      ...words,
      { word: summary, readers: onlyFirst(summaryNamesBrother), isFound: false },
      { word: step, readers: onlyFirst(stepNamesBrother), isFound: true },
      ...(await plantOthers(person, othersNameBrother)),
    ],
  };
}

async function plantEntry(person: string, one: Planted['entries'][number]): Promise<readonly Word[]> {
  const [id, { writer, restrictedTo, passages }] = [newId(), one];
  await test.owner.query(
    `insert into practice.entry (id, person_id, event_id, kind, happened_on, place, seen, sleeps, restricted_to, recorded_by)
       values ($1, $2, $3, 'visit', '2026-10-01', 'where they live', 'alone', 'as recorded', $4, $5)`,
    [id, person, newId(), restrictedTo === null ? null : accounts[restrictedTo], accounts[writer]],
  );
  const planted: Word[] = [];
  for (const [place, words] of passages.entries()) {
    const word = unique();
    // Of a restricted entry every passage is for the one whom it names (passagesOf).
    const [to, by] = restrictedTo === null ? [words.named, words.writer] : [restrictedTo, writer];
    await test.owner.query(
      `insert into practice.entry_passage (id, person_id, entry_id, place, about, words, audience, named_id, also_of, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        newId(),
        person,
        id,
        place,
        words.about,
        word,
        to === null ? 'staff' : 'named',
        to === null ? null : accounts[to],
        words.namesBrother ? [brother] : [],
        accounts[by],
      ],
    );
    planted.push({ word, readers: both(named(to, by), onlyFirst(words.namesBrother)), isFound: true });
  }
  return planted;
}

/** Words of the other kinds of thing, each of which may name the brother; and a reading of the star that one reader keeps. */
async function plantOthers(person: string, namesBrother: boolean): Promise<readonly Word[]> {
  const also = namesBrother ? [brother] : [];
  const planted: Word[] = [];
  const put = async (statement: string, readers: readonly number[], ...values: readonly unknown[]) => {
    const word = unique();
    await test.owner.query(statement, [word, person, ...values]);
    planted.push({ word, readers, isFound: true });
  };
  const all = onlyFirst(namesBrother);
  const [worry, contact, decision] = [newId(), newId(), newId()];
  await put(
    `with c as (insert into practice.contact (id, person_id, received_on) values ($3, $2, '2026-11-02')),
       w as (insert into practice.worry (id, state, received_at, due_at, how, caller, words, parents_know)
         values ($4, 'to decide', '2026-11-02', '2026-11-03', 'phone', 'public', $1, 'not asked'))
     insert into practice.worry_child (id, worry_id, person_id, contact_id, outcome, reasons, family_words, decided_at)
       values ($5, $4, $2, $3, 'advice', 'x', 'x', '2026-11-02')`,
    all,
    contact,
    worry,
    decision,
  );
  if (namesBrother)
    await test.owner.query('insert into practice.worry_child (id, worry_id, person_id) values ($1, $2, $3)', [
      newId(),
      worry,
      brother,
    ]);
  await put(
    'insert into practice.decision_letter (id, person_id, worry_child_id, version, words, also_of) values ($3, $2, $4, 1, $1, $5)',
    all,
    newId(),
    decision,
    also,
  );
  await put(
    `insert into practice.promise (id, person_id, promise_id, version, words, to_kind, to_whom, by_whom, made_on, due_on, also_of)
       values ($3, $2, $4, 1, $1, 'child', 'Ava', 'Nora', '2026-11-02', '2026-11-09', $5)`,
    all,
    newId(),
    newId(),
    also,
  );
  await put(
    `insert into practice.wish (id, person_id, wish_id, version, kind, words, said_on, to_whom, reply_by, also_of)
       values ($3, $2, $4, 1, 'said', $1, '2026-11-02', 'Nora', '2026-11-09', $5)`,
    all,
    newId(),
    newId(),
    also,
  );
  await put(
    `insert into practice.star_reading (id, person_id, read_on, by_kind, by_whom, words, audience, told_to, recorded_by)
       values ($3, $2, '2026-11-02', 'child', 'Ava', $1, 'private', $4, $4)`,
    [2],
    newId(),
    accounts[2],
  );
  const [time, episode] = [newId(), newId()];
  await put(
    `with e as (insert into care.missing_episode (id, person_id, kind, starts, ends) values ($4, $2, 'M', '2026-11-04', '2026-11-05')),
       t as (insert into care.missing_time (id, person_id, episode_id, kind, gone_at, state, risk, back_at, back_how, well)
         values ($3, $2, $4, 'M', '2026-11-04T22:00:00Z', 'back', 'high', '2026-11-05T06:00:00Z', 'came back', 'done'))
     insert into care.missing_words (id, person_id, time_id, about, words, also_of) values ($5, $2, $3, 'worry', $1, $6)`,
    all,
    time,
    episode,
    newId(),
    also,
  );
  await put(
    `with c as (insert into practice.outside_child (id, person_id, context_id, number, harms) values ($3, $2, $4, 1, '{gangs}')),
       n as (insert into practice.outside_context (id, context_id, number, kind, name) values ($5, $4, 1, 'place', 'A park'))
     insert into practice.outside_words (id, person_id, context_id, of_id, words, also_of) values ($6, $2, $4, $3, $1, $7)`,
    all,
    newId(),
    newId(),
    newId(),
    newId(),
    also,
  );
  const [worker, handover] = [newId(), newId()];
  await put(
    `with w as (insert into workforce.worker (id, name) values ($4, 'An invented worker')),
       h as (insert into practice.handover (id, together_id, person_id, to_id, starts, reason, because)
         values ($3, $3, $2, $4, '2026-11-06', 'LEFTRL', 'x'))
     insert into practice.handover_event (id, person_id, handover_id, kind, whom, who, happened_on, by_whom, how, words, also_of)
       values ($5, $2, $3, 'told', 'child', 'Ava', '2026-11-06', 'Nora', 'x', $1, $6)`,
    all,
    handover,
    worker,
    newId(),
    also,
  );
  return planted;
}

async function open(index: number, url: string): Promise<string> {
  const { cookie } = await signIn(test, accounts[index] ?? fail());
  const { body, statusCode } = await face.inject({ url, headers: { cookie } });
  expect(statusCode).toBe(200);
  return body;
}
const fail = (): never => {
  throw new Error('no such reader');
};

/** A page without what differs by itself: planted words, among them the one that was looked for, and the token of its forms. */
const bare = (html: string) =>
  html.replace(/quil[a-z0-9]+zx/g, '').replace(/name="_csrf" value="[^"]*"|nonce="[^"]*"/g, '');

describe('nobody’s timeline', () => {
  it('shows a planted word beyond its reader, nor finds one: a search for it is one for a word that is nowhere', async () => {
    await fc.assert(
      fc.asyncProperty(record, async (planted) => {
        const { person, words } = await plant(planted);
        const url = `/children/${person}/timeline`;
        for (const index of everybody) {
          const whole = await open(index, url);
          const shown = words.filter(({ word }) => whole.includes(word)).map(({ word }) => word);
          expect(shown, roles[index]).toEqual(
            words.filter(({ readers }) => readers.includes(index)).map(({ word }) => word),
          );
          await looksFor(index, url, words);
        }
      }),
      { numRuns: 4, seed: 20261122 },
    );
  }, 240_000);
});

async function looksFor(index: number, url: string, words: readonly Word[]): Promise<void> {
  const nowhere = unique();
  const nothing = bare(await open(index, `${url}?words=${nowhere}`));
  for (const { word, readers, isFound } of words) {
    const found = bare(await open(index, `${url}?words=${word}`));
    const isTheirs = readers.includes(index) && isFound;
    expect(found === nothing, `${roles[index]} looks for ${word}`).toBe(!isTheirs);
  }
}
