import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { missingPages } from './testing/missing-pages.ts';

/** The face's clock stands at 10am on 22 November 2026. */
let face: StaffFace;

beforeAll(async () => {
  face = await startStaffFace();
});
afterAll(() => face.close());

const { child, report, reported, send } = missingPages(() => face);

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
