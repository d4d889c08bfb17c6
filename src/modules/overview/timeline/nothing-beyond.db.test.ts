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

async function plant({ entries, summaryNamesBrother, stepNamesBrother }: Planted) {
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
