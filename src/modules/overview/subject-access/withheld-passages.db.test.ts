import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asApp, plantPerson, plantStand } from '../../../../test/access/access-world.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { plantHome, plantWithheld } from '../../../../test/support/withheld-world.ts';
import { assemblePassages } from './assemble-passages.ts';
import type { Decided, Decision } from './compose-copy.ts';
import { composeCopy, decide } from './compose-copy.ts';
import { today } from '../../../../test/access/access-world.ts';

/* Where a child in care lives is withheld: what a guardian reads of it while a copy is prepared, and what no copy holds. */
let test: TestDatabase;
let guardian = '';
const places = { now: 'QX94 1AB', before: 'QX94 2AB', family: 'QX93 1AB', urn: 'SC955501', fled: 'QX92 1AB' };
const traces = /QX9[2-4]|SC955501/;

beforeAll(async () => {
  test = await testDatabase();
  guardian = (await plantStand(test.owner, 'guardian', 'everyone, by the role')).account;
});
afterAll(() => test.close());

const person = async () => (await plantPerson(test.owner)).person;

async function plantEpisode(child: string, placement: string, home: string | null): Promise<void> {
  await test.owner.query(
    `insert into care.episode (id, person_id, starts, reason_new, placement_type, legal_status, placement_postcode, home_postcode, urn)
     values ($1, $2, '2025-01-10', 'S', 'U6', 'C2', $3, $4, $5)`,
    [newId(), child, placement, home, placement === places.before ? places.urn : null],
  );
}

/** A child in care who has moved on paper, of whom a return says more and to whose school something was said. */
async function plantChild(): Promise<string> {
  const child = await person();
  await plantEpisode(child, places.before, places.family);
  await test.owner.query('update care.episode set placement_postcode = $2 where person_id = $1', [
    child,
    places.now,
  ]);
  await test.owner.query(
    `insert into care.episode_contested (id, person_id, contested_because, source_text, source_year, starts, placement_postcode, urn)
     values ($1, $2, 'invented', '{}', 2026, '2019-01-01', $3, $4)`,
    [newId(), child, places.now, places.urn],
  );
  await test.owner.query(
    `insert into practice.sharing (id, person_id, decided_on, is_shared, what, agency, purpose, basis, family_told)
     values ($1, $2, '2026-11-01', true, $3, 'Made Up School', 'invented', 'public task', 'yes')`,
    [newId(), child, `That the taxi goes to ${places.now} now`],
  );
  return child;
}

const weighed = (child: string) =>
  asApp(test.database, guardian, async (db) => (await assemblePassages(db, child, 'the person')).weighed);

/** The copy in which a reviewer put everything in. */
async function copyOf(
  child: string,
): Promise<{ readonly text: string; readonly decided: readonly Decided[] }> {
  const all = await weighed(child);
  const everything: Decision = { choice: 'in', reason: null, note: null };
  const decided = decide(all, new Map(all.map(({ passage }) => [passage.key, everything])));
  const cover = {
    name: 'Ada',
    born: null,
    askedBy: 'the person',
    askerName: 'Ada',
    authority: 'invented',
  } as const;
  return {
    text: JSON.stringify(composeCopy({ ...cover, receivedOn: today, madeOn: today }, decided)),
    decided,
  };
}

const lockedOf = ({ decided }: { readonly decided: readonly Decided[] }) =>
  decided.filter(({ isLocked, reason }) => isLocked && reason === 'address at risk').map(({ text }) => text);

describe('passages of a copy about a child in care', () => {
  it('say where she lived while nothing is withheld', async () => {
    const { text } = await copyOf(await plantChild());
    expect(text).toContain(places.now);
    expect(text).toContain(places.family);
    expect(text).toContain(places.urn);
  });

  it('that name a home which is withheld from somebody are locked: now, before, as a return said it, and in words', async () => {
    const child = await plantChild();
    await plantWithheld(test.owner, child, { from: await person(), recordedBy: newId() });
    const copy = await copyOf(child);
    expect(copy.text).not.toMatch(traces);
    const locked = lockedOf(copy).join('\n');
    for (const place of [places.now, places.before, places.family, places.urn])
      expect(locked).toContain(place);
    expect(locked).toContain('taxi');
  });

  it('are not there at all for who may not have the home', async () => {
    const child = await plantChild();
    await plantWithheld(test.owner, child, { from: null, recordedBy: newId() });
    const shown = (await weighed(child)).filter(({ passage }) => passage.table.startsWith('care.'));
    expect(JSON.stringify(shown)).not.toMatch(traces);
    expect((await copyOf(child)).text).not.toMatch(traces);
  });

  it('of another child in the same home are locked too', async () => {
    const [kept, beside] = [await person(), await person()];
    await plantEpisode(kept, 'QX94 3AB', null);
    await plantEpisode(beside, 'qx943ab', 'NM1 1AA');
    await plantWithheld(test.owner, kept, { from: await person(), recordedBy: newId() });
    const copy = await copyOf(beside);
    expect(copy.text).not.toMatch(/QX94/i);
    expect(lockedOf(copy).join()).toContain('qx943ab');
    expect(copy.text).toContain('NM1 1AA');
  });

  it('say nothing of the family home while it is withheld where the mother lives', async () => {
    const [son, mother] = [await person(), await person()];
    await test.owner.query(
      "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'mother', 'son')",
      [newId(), mother, son],
    );
    await plantHome(test.owner, mother, { lines: '1 Invented Row', postcode: places.fled });
    await plantEpisode(son, 'NM2 2BB', places.fled);
    await plantWithheld(test.owner, mother, { from: await person(), recordedBy: newId() });
    const copy = await copyOf(son);
    expect(copy.text).not.toMatch(traces);
    expect(lockedOf(copy).join()).toContain(places.fled);
    expect(copy.text).toContain('NM2 2BB');
  });
});
