import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantAccount, today } from '../../../../test/access/access-world.ts';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { renderPage } from '../../../platform/views/render-page.ts';
import { assemblePassages } from './assemble-passages.ts';
import type { Decision } from './compose-copy.ts';
import { composeCopy, decide } from './compose-copy.ts';
import { CopyView } from './copy-view.tsx';
import type { AskedBy } from './request-rules.ts';

/** Random families with planted secrets, which are looked for in every form of the copy. */
let test: TestDatabase;
let guardian: string;

beforeAll(async () => {
  test = await testDatabase();
  guardian = await plantAccount(test.owner, 'guardian');
  await test.owner.query(
    "insert into access.relation values ($1, access.everyone(), 'role', '2020-01-01', null, 'test')",
    [guardian],
  );
});
afterAll(() => test.close());

const relative = fc.record({
  born: fc.constantFrom('1980-01-01', '2014-05-05', '2019-09-09', null),
  role: fc.constantFrom('mother', 'father', 'brother', 'half-sister', 'cousin', 'family friend'),
  restriction: fc.constantFrom(null, null, 'R1', 'R2', 'R3', 'R2 named', 'R3 named'),
  livesWith: fc.boolean(),
  isWithheld: fc.boolean(),
  isHolder: fc.boolean(),
  isNamedInNote: fc.boolean(),
  isPlacedAtTheirs: fc.boolean(),
});
type Relative = typeof relative extends fc.Arbitrary<infer T> ? T : never;
const family = fc.record({
  relatives: fc.array(relative, { minLength: 1, maxLength: 6 }),
  ownIsWithheld: fc.boolean(),
  source: fc.constantFrom('1B', '1D', '9', '2A'),
  askedBy: fc.constantFrom<AskedBy>('the person', 'a parent', 'a solicitor', 'somebody else'),
});
type Family = typeof family extends fc.Arbitrary<infer T> ? T : never;

let number = 0;
/** Words that stand nowhere else. */
const unique = (what: string) => `${what}${(number += 1).toString(36)}q`;
const postcode = () => `QX${(number += 1) % 90} ${number % 10}${letter(number)}${letter(number * 7)}`;
const letter = (n: number) => String.fromCharCode(65 + (n % 26));

type Planted = {
  readonly child: string;
  /** What never leaves the house, whatever a reviewer decides. */
  readonly never: readonly string[];
  /** What does not leave it unless a reviewer says so. */
  readonly unlessDecided: readonly string[];
};

async function plant({ relatives, ownIsWithheld, source }: Family): Promise<Planted> {
  const { owner } = test;
  const child = await plantPerson('2008-02-02', unique('Reader'));
  const [own, ownLines] = [postcode(), unique('Ownlane ')];
  const home = await plantAddress(ownLines, own);
  await owner.query(
    "insert into people.residence (id, person_id, address_id, withheld, starts) values ($1, $2, $3, $4, '2012-01-01')",
    [newId(), child, home, ownIsWithheld],
  );
  await owner.query(
    "insert into practice.contact (id, person_id, received_on, contact_source) values ($1, $2, '2015-01-01', $3)",
    [newId(), child, source],
  );
  const never = ownIsWithheld ? [own, ownLines] : [];
  const unlessDecided = source === '2A' ? [] : ['Who got in touch: '];
  let day = 1;
  for (const one of relatives) {
    const planted = await plantRelative({ child, home, day: (day += 1) }, one);
    never.push(...planted.never);
    unlessDecided.push(...planted.unlessDecided);
  }
  return { child, never, unlessDecided };
}

async function plantPerson(born: string | null, family: string): Promise<string> {
  const person = newId();
  await test.owner.query('insert into people.person (id, birth_date) values ($1, $2)', [person, born]);
  await test.owner.query(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', 'Ada', $3)",
    [newId(), person, family],
  );
  // A child of whom the day of birth is not known is one because the authority knows them by an id.
  if (born === null)
    await test.owner.query(
      "insert into people.identifier (id, person_id, scheme, value) values ($1, $2, 'local', $3)",
      [newId(), person, unique('L')],
    );
  return person;
}

async function plantAddress(lines: string, code: string): Promise<string> {
  const id = newId();
  await test.owner.query('insert into people.address (id, lines, postcode) values ($1, $2, $3)', [
    id,
    lines,
    code,
  ]);
  return id;
}

type Place = { readonly child: string; readonly home: string; readonly day: number };

type Secret = {
  readonly person: string;
  readonly surname: string;
  readonly lines: string;
  readonly code: string;
};

async function plantRelative({ child, home, day }: Place, one: Relative) {
  const { owner } = test;
  const [surname, lines, code] = [unique('Secret'), unique('Hidinglane '), postcode()];
  const person = await plantPerson(one.born, surname);
  const address = one.livesWith && !one.isWithheld ? home : await plantAddress(lines, code);
  await owner.query(
    "insert into people.residence (id, person_id, address_id, withheld, starts) values ($1, $2, $3, $4, '2013-01-01')",
    [newId(), person, address, one.isWithheld],
  );
  const note = one.isNamedInNote ? `Spoke to ${surname} at ${lines}, ${code}.` : null;
  await owner.query(
    'insert into people.relationship (id, person_id, other_id, role, other_role, note) values ($1, $2, $3, $4, $5, $6)',
    [newId(), person, child, one.role, 'child', note],
  );
  await plantBeside({ child, day }, one, { person, surname, lines, code });
  return secretsOf(one, { person, surname, lines, code });
}

/** What else of them stands in the reader's record: responsibility, a home at their postcode; and their restriction. */
async function plantBeside(
  { child, day }: Pick<Place, 'child' | 'day'>,
  one: Relative,
  { person, code }: Secret,
) {
  const { owner } = test;
  if (one.isHolder)
    await owner.query(
      "insert into people.parental_responsibility (id, person_id, holder_id, basis) values ($1, $2, $3, 'other')",
      [newId(), child, person],
    );
  if (one.isPlacedAtTheirs)
    await owner.query(
      "insert into care.episode (id, person_id, starts, ends, reason_new, placement_type, placement_postcode) values ($1, $2, $3, $3, 'S', 'U6', $4)",
      [newId(), child, `2016-01-${String(day).padStart(2, '0')}`, squeezed(code)],
    );
  const { restriction } = one;
  if (restriction !== null)
    await plantRestriction(owner, {
      level: restriction === 'R1' ? 'R1' : restriction.startsWith('R2') ? 'R2' : 'R3',
      subjects: [person],
      named: restriction.endsWith('named') ? [guardian] : [],
    });
}

const squeezed = (code: string) => code.toLowerCase().replace(' ', '');

function secretsOf(one: Relative, { surname, lines, code }: Secret) {
  const isYoung = one.born === null || one.born > '2008-11-22';
  const isUnknown = isYoung && !(one.livesWith && !one.isWithheld);
  const never = one.isWithheld ? [code, squeezed(code), lines] : [];
  const unlessDecided = isUnknown ? [surname] : [];
  return {
    // Of somebody hidden from the reviewer, too: the note hangs on the tie, which is hidden with them.
    never: one.restriction === null ? never : [...never, surname],
    unlessDecided: one.isNamedInNote ? [...unlessDecided, 'Spoke to'] : unlessDecided,
  };
}

type Choosing = (key: string) => Decision | undefined;

/** Every form in which the copy leaves: the printed page and the data. */
async function formsOf(child: string, askedBy: AskedBy, choosing: Choosing): Promise<string> {
  const { name, born, weighed } = await test.database.transaction(
    { account: guardian, role: 'app' },
    today,
    (db) => assemblePassages(db, child, askedBy),
  );
  const decisions = new Map(
    weighed.flatMap(({ passage: { key } }): [string, Decision][] => {
      const decision = choosing(key);
      return decision ? [[key, decision]] : [];
    }),
  );
  const cover = {
    name,
    born,
    askedBy,
    askerName: 'Somebody',
    receivedOn: today,
    madeOn: today,
    authority: 'an invented council',
  };
  const content = composeCopy(cover, decide(weighed, decisions));
  return (
    JSON.stringify(content) +
    renderPage(<CopyView content={content} standing="released" sha256="x" takenOut={0} />)
  );
}

const everythingIn: Choosing = () => ({ choice: 'in', reason: null, note: null });

function expectNone(forms: string, secrets: readonly string[]): void {
  const found = secrets.filter((secret) => forms.toLowerCase().includes(secret.toLowerCase().trim()));
  const at = found.map((secret) =>
    forms.slice(Math.max(0, forms.indexOf(secret) - 150), forms.indexOf(secret) + 60),
  );
  expect(at).toEqual([]);
}

describe('a copy, for any family', () => {
  it('holds nothing beyond the reader when nobody decided anything', async () => {
    await fc.assert(
      fc.asyncProperty(family, async (made) => {
        const { child, never, unlessDecided } = await plant(made);
        expectNone(await formsOf(child, made.askedBy, () => undefined), [...never, ...unlessDecided]);
      }),
      { numRuns: 15 },
    );
  });

  it('holds no withheld address and no restricted person even when a reviewer puts everything in', async () => {
    await fc.assert(
      fc.asyncProperty(family, async (made) => {
        const { child, never } = await plant(made);
        expectNone(await formsOf(child, made.askedBy, everythingIn), never);
      }),
      { numRuns: 15 },
    );
  });

  it('names family whom the reader knows, so that the test above is not passed by leaving everybody out', async () => {
    const mother = {
      born: '1980-01-01',
      role: 'mother',
      restriction: null,
      livesWith: true,
      isWithheld: false,
      isHolder: true,
      isNamedInNote: false,
      isPlacedAtTheirs: true,
    } as const;
    const made: Family = { relatives: [mother], ownIsWithheld: false, source: '2A', askedBy: 'the person' };
    const { child } = await plant(made);
    const forms = await formsOf(child, 'the person', () => undefined);
    expect(forms).toMatch(/Ada Secret\w+ is your mother/);
    expect(forms).toMatch(/has parental responsibility for you/);
    expect(forms).toMatch(/The address was Ownlane/);
    expect(forms).toMatch(/Who got in touch: school/);
  });
});
