import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { newId } from '../../../platform/ids/ids.ts';

let face: StaffFace;
beforeAll(async () => {
  face = await startStaffFace();
}, 120_000);
afterAll(() => face.close());

const page = '/restrictions/matches';

/** A first name that nobody else here has: who is added is then like one person only. */
const givenOf = (family: string) => [...family.toLowerCase()].reverse().join('');

/** A restricted child whom the guardian's account answers for. */
async function plantKept(family: string, why: string): Promise<string> {
  await face.open('guardian', page);
  const [person, restriction] = [newId<'person'>(), newId()];
  await face.owner.query("insert into people.person (id, sex, birth_date) values ($1, 'F', '2014-05-03')", [
    person,
  ]);
  await face.owner.query(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', $3, $4)",
    [newId(), person, givenOf(family), family],
  );
  await face.owner.query(
    `insert into access.restriction (id, level, why, reason, guardian_id, starts, review_by)
     select $1, 'R3', $2, 'invented', id, '2026-01-01', '2027-01-01' from access.account where name = 'guardian'`,
    [restriction, why],
  );
  await face.owner.query(
    'insert into access.restriction_subject (restriction_id, subject_id) values ($1, $2)',
    [restriction, person],
  );
  await face.owner.query(
    `insert into access.restriction_named (restriction_id, account_id, starts)
     select $1, id, '2026-01-01' from access.account where name = 'guardian'`,
    [restriction],
  );
  return person;
}

/** The front door adds somebody of the same name and birth; gives the new id. */
async function add(family: string): Promise<string> {
  const fields = {
    given: givenOf(family),
    family,
    born: 'date',
    'birth_date-day': '3',
    'birth_date-month': '5',
    'birth_date-year': '2014',
    sex: 'F',
  };
  const { to } = await face.send('front door', '/people/new', { on: `/people/new?q=${family}`, fields });
  return /\/people\/([0-9a-f-]{36})/.exec(to)?.[1] ?? to;
}

const settle = (kept: string, added: string, fields: Readonly<Record<string, string>>) =>
  face.send('guardian', `${page}/${kept}/${added}`, { on: page, fields });

describe('a new record that may be of somebody restricted', () => {
  it('is told to who answers for that record, and to nobody else', async () => {
    const kept = await plantKept('Brightwater', 'protected witness');
    const added = await add('Brightwater');
    expect((await face.open('guardian', page)).words).toContain(`${givenOf('Brightwater')} Brightwater`);
    for (const role of ['front door', 'director', 'service manager'] as const) {
      expect((await face.open(role, page)).words).toContain('Nothing waits for you');
      expect((await face.open(role, `/people/${kept}`)).status).toBe(404);
    }
    expect((await face.open('front door', '/duplicates')).words).not.toContain('Brightwater');
    expect((await face.open('front door', `/people/${added}`)).status).toBe(200);
  });

  it('is restricted with the other once they are said to be one person', async () => {
    const kept = await plantKept('Saltmarsh', 'risk from somebody');
    const added = await add('Saltmarsh');
    const wrong = await settle(kept, added, { verdict: 'same', why: '' });
    expect([wrong.status, wrong.words.includes('Enter how you know')]).toEqual([422, true]);
    const { to } = await settle(kept, added, { verdict: 'same', why: 'Her school told us' });
    expect(to).toBe(`${page}?done=same`);
    expect((await face.open('front door', `/people/${added}`)).status).toBe(404);
    expect((await face.open('guardian', page)).words).not.toContain('Saltmarsh');
  });

  it('is left alone once they are said to be two people', async () => {
    const kept = await plantKept('Fenwright', 'other');
    const added = await add('Fenwright');
    expect((await settle(kept, added, { verdict: 'different', why: 'Seen together' })).to).toBe(
      `${page}?done=different`,
    );
    expect((await face.open('front door', `/people/${added}`)).status).toBe(200);
    expect((await face.open('guardian', page)).words).not.toContain('Fenwright');
  });

  it('is settled by nobody else, whatever ids they send', async () => {
    const kept = await plantKept('Harrowgate', 'other');
    const added = await add('Harrowgate');
    const sent = { on: page, fields: { verdict: 'same', why: 'x' } };
    const refused = await face.send('front door', `${page}/${kept}/${added}`, sent);
    expect([refused.status, refused.words.includes('Harrowgate')]).toEqual([409, false]);
    expect((await face.open('guardian', page)).words).toContain('Harrowgate');
  });

  it('is not looked for among records sealed at an adoption', async () => {
    await plantKept('Oldname', 'adoption');
    await add('Oldname');
    expect((await face.open('guardian', page)).words).not.toContain('Oldname');
  });
});
