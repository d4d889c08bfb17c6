import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantPerson } from '../../../../test/access/access-world.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { newId } from '../../../platform/ids/ids.ts';

/** The face's clock stands at 10am on 22 November 2026. */
let face: StaffFace;
const missingOf = (id: string) => `/children/${id}/missing`;
type Fields = Readonly<Record<string, string>>;

beforeAll(async () => {
  face = await startStaffFace();
});
afterAll(() => face.close());

async function child(given: string): Promise<string> {
  const { person } = await plantPerson(face.owner);
  await face.owner.query("update people.name set given = $2, family = 'Invented' where person_id = $1", [
    person,
    given,
  ]);
  return person;
}

const whole: Fields = {
  kind: 'M',
  day: 'yesterday',
  time: '10:30pm',
  place: 'At the bus station',
  worry: 'She has no coat',
  risk: 'high',
  told_police: '22:45',
  reference: 'INVENTED 7',
};

async function report(id: string, fields: Fields = {}) {
  const on = `${missingOf(id)}/report`;
  return face.send('front door', on, { on, fields: { ...whole, ...fields } });
}

/** Where the time is that was just reported. */
async function reported(id: string, fields: Fields = {}): Promise<string> {
  const { to, words } = await report(id, fields);
  expect(words).toBe('');
  return to.replace('?saved=yes', '');
}

async function send(here: string, act: string, fields: Fields, on = here) {
  const { html } = await face.open('front door', on);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  return face.send('front door', `${here}/${act}`, { on, fields: { version, ...fields } });
}

const facts = async (id: string) =>
  (
    await face.owner.query<{ kind: string; starts: string; ends: string | null; source: string }>(
      'select kind, starts::text, ends::text, source from care.missing_episode where person_id = $1 order by starts, id',
      [id],
    )
  ).rows;
const words = async (url: string) => (await face.open('front door', url)).words;

describe('a fact that was there before the report', () => {
  it('gives a fact back its end that a mistaken report opened again', async () => {
    const id = await child('Ola');
    await face.owner.query(
      "insert into care.missing_episode (id, person_id, kind, starts, ends, source, source_year) values ($1, $2, 'A', '2026-11-21', '2026-11-22', 'return', 2027)",
      [newId(), id],
    );
    const here = await reported(id);
    expect(await facts(id)).toMatchObject([{ kind: 'M', ends: null }]);
    await send(here, 'taken-back', { why: 'Not her' });
    expect(await facts(id)).toMatchObject([{ kind: 'A', ends: '2026-11-22' }]);
  });

  it('does not join a fact that nobody ended for longer than a day', async () => {
    const id = await child('Pia');
    await face.owner.query(
      "insert into care.missing_episode (id, person_id, kind, starts) values ($1, $2, 'M', '2021-03-01')",
      [newId(), id],
    );
    const { status, html } = await report(id);
    expect(status).toBe(422);
    expect(html).toContain('She has no coat');
    expect(html).toMatch(new RegExp(`href="/children/${id}/facts/missing_episode/[^"]+" target="_blank"`));
    expect(await facts(id)).toMatchObject([{ starts: '2021-03-01', ends: null }]);
  });

  it('joins a fact that a return gave and nobody ended, and leaves it when the report is taken back', async () => {
    const id = await child('Kim');
    await face.owner.query(
      "insert into care.missing_episode (id, person_id, kind, starts, source, source_year) values ($1, $2, 'M', '2026-11-20', 'return', 2027)",
      [newId(), id],
    );
    expect(await words('/missing')).toMatch(/Without an end in the record.*Kim Invented/);
    const here = await reported(id);
    expect(await facts(id)).toMatchObject([{ starts: '2026-11-20', source: 'return' }]);
    await send(here, 'taken-back', { why: 'Not her' });
    expect(await facts(id)).toMatchObject([{ starts: '2026-11-20', ends: null, source: 'return' }]);
  });

  it('is refused where the days overlap what is recorded, with the words kept', async () => {
    const id = await child('Lou');
    await face.owner.query(
      "insert into care.missing_episode (id, person_id, kind, starts, ends) values ($1, $2, 'M', '2026-11-19', '2026-11-22')",
      [newId(), id],
    );
    const { status, words: said, html } = await report(id);
    expect([status, said]).toEqual([422, expect.stringContaining('overlap another one of the same kind')]);
    expect(html).toContain('She has no coat');
    expect(said).toContain('In the record already: Missing 19 to 22 November 2026');
  });
});
