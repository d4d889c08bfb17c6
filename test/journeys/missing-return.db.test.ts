import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportSsda903, importReturns } from '../../src/modules/returns/index.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import type { StaffFace } from '../support/staff-face.ts';
import { startStaffFace, today } from '../support/staff-face.ts';
import { authority, smallReturn } from './small-return.ts';

/** What is told once on the pages of a missing child, and where it goes. The face's clock stands on 22 November 2026. */
let face: StaffFace;
let child = '';

beforeAll(async () => {
  face = await startStaffFace();
  await load(smallReturn.lastYear);
  const { rows } = await face.owner.query<{ id: string }>(
    "select person_id as id from people.identifier where value = '7001'",
  );
  child = rows[0]?.id ?? '';
});
afterAll(() => face.close());

const load = (files: (typeof smallReturn)['lastYear']) =>
  importReturns(face.database, files, {
    options: { la: authority },
    by: { account: null, today: plainDate('2026-11-22') },
    progress: () => undefined,
  });

async function send(url: string, on: string, fields: Readonly<Record<string, string>>) {
  const { html } = await face.open('front door', on);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  return face.send('front door', url, { on, fields: { version, ...fields } });
}

const day = (text: string): Readonly<Record<string, string>> => {
  const [year = '', month = '', number = ''] = text.split('-');
  return { day: 'another', 'on-year': year, 'on-month': month, 'on-day': number };
};

/** Reported and back again, through the pages. Gives where the time is. */
async function missing(id: string, [from, to]: readonly [string, string]): Promise<string> {
  const form = `/children/${id}/missing/report`;
  const gone = { kind: 'M', time: '22:30', place: 'At home', worry: 'It is cold', risk: 'medium' };
  const answer = await send(form, form, { ...gone, ...day(from) });
  expect(answer.words).toBe('');
  const here = answer.to.replace('?saved=yes', '');
  expect(here).toContain('/missing/');
  const back = { time: '06:10', how: 'came back', found: 'At a friend’s', well: 'done' };
  expect((await send(`${here}/back`, `${here}/back`, { ...back, ...day(to) })).to).toContain('saved=yes');
  return here;
}

/** The rows of the return's Missing file, without its header line. */
async function returned(year: number): Promise<readonly string[]> {
  const files = await face.database.transaction({ account: null, role: 'loader' }, today, (db) =>
    exportSsda903(db, year),
  );
  const text = files.find(({ name }) => name === 'missing.csv')?.text ?? '';
  return text.trim().split(/\r?\n/).slice(1);
}

describe('what a worker says of a missing child', () => {
  it('stands against a return that says otherwise, which waits to be settled', async () => {
    await missing(child, ['2025-07-01', '2025-07-03']);
    await load([
      ...smallReturn.thisYear,
      {
        path: 'return-2026/missing.csv',
        bytes: Buffer.from(
          'CHILD,DOB,MISSING,MIS_START,MIS_END\r\n7001,12/05/2014,M,01/07/2025,05/07/2025\r\n7001,12/05/2014,M,09/08/2025,10/08/2025\r\n',
        ),
      },
    ]);
    const facts = await face.owner.query(
      "select starts::text, ends::text, source from care.missing_episode where person_id = $1 and starts < '2026-01-01' order by starts",
      [child],
    );
    expect(facts.rows).toEqual([
      { starts: '2025-07-01', ends: '2025-07-03', source: 'kith' },
      { starts: '2025-08-09', ends: '2025-08-10', source: 'return' },
    ]);
    expect((await face.open('front door', `/children/${child}`)).words).toContain('about this child');
    expect((await face.open('front door', '/contested')).words).toContain('7001');
    const page = (await face.open('front door', `/children/${child}/missing`)).words;
    expect(page).toContain('Days without more');
    expect(page).toContain('9 to 10 August 2025');
  });

  it('is in the return as it was said, without anything typed again', async () => {
    await missing(child, ['2026-11-20', '2026-11-21']);
    expect(await returned(2027)).toEqual(['7001,12/05/2014,M,20/11/2026,21/11/2026']);
  });

  it('is no row of it for a child who was not in our care that day', async () => {
    const { rows } = await face.owner.query<{ id: string }>(
      "insert into people.person (id, birth_date) values (gen_random_uuid(), '2012-02-02') returning id",
    );
    await missing(rows[0]?.id ?? '', ['2026-11-10', '2026-11-11']);
    expect(await returned(2027)).toEqual(['7001,12/05/2014,M,20/11/2026,21/11/2026']);
  });
});
