import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../src/formats/index.ts';
import { measureNamed } from '../../src/modules/insight/measures/work-out-measures.ts';
import type { Fields } from '../../src/modules/overview/missing/testing/missing-pages.ts';
import { missingPages } from '../../src/modules/overview/missing/testing/missing-pages.ts';
import { listAnnexA } from '../../src/modules/returns/annex-a/list-annex-a.ts';
import { writeSsda903Return } from '../../src/modules/returns/export/write-return.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import type { PlainDate } from '../../src/platform/dates/plain-date.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { plantChild } from '../support/plant-care.ts';
import type { StaffFace } from '../support/staff-face.ts';
import { startStaffFace, today } from '../support/staff-face.ts';

/**
 * What is written down once, at the pages of a missing child, and read again in everything that is derived of it. The clock stands at
 * 10am on 22 November 2026; every child of these is in care, was last seen the evening before and came back at ten past six.
 */
let face: StaffFace;
const pages = missingPages(() => face);
const cameBack: Fields = {
  day: 'today',
  time: '06:10',
  how: 'came back',
  found: 'At the canal',
  well: 'done',
};
const somebody: Fields = {
  day: 'today',
  by: 'Pat Invented',
  agency: 'An invented charity',
  independent: 'yes',
};

/** What is said of the talk, in order, at these hours of the morning. */
type Said = readonly (readonly [step: string, time: string, more?: Fields])[];
const stories: Readonly<Record<string, Said>> = {
  Ava: [
    ['offered', '07:00'],
    ['accepted', '08:00'],
    ['held', '09:00', { alone: 'alone', words: 'I wanted to see my friend' }],
  ],
  Bea: [['refused', '07:00', { because: 'Not now' }]],
  Cleo: [['not possible', '07:00', { because: 'She is in hospital' }]],
  Dora: [],
  Gia: [['offered', '07:00']],
  Hope: [
    ['refused', '07:00', { because: 'Not now' }],
    ['offered', '08:00'],
    ['accepted', '09:00'],
  ],
};
const children = new Map<string, string>();
const places = new Map<string, string>();
const idOf = (given: string) => children.get(given) ?? '';
const placeOf = (given: string) => places.get(given) ?? '';

const gone = async (given: string) => {
  const id = await pages.child(given, true);
  children.set(given, id);
  places.set(given, await pages.reported(id));
};
const back = async (given: string, fields: Fields = {}) => {
  const here = placeOf(given);
  expect((await pages.send(here, 'back', { ...cameBack, ...fields }, `${here}/back`)).to).toContain(
    'saved=yes',
  );
};
const talk = async (given: string, step: string, fields: Fields) => {
  const on = `${placeOf(given)}/talk`;
  const { to, words } = await face.send('front door', on, { on, fields: { ...somebody, step, ...fields } });
  expect(to, words).toContain('saved=yes');
};

beforeAll(async () => {
  face = await startStaffFace();
  for (const [given, said] of Object.entries(stories)) {
    await gone(given);
    await back(given);
    for (const [step, time, more] of said) await talk(given, step, { time, ...more });
  }
  await gone('Edie');
  // Somebody saw Ida at ten past six and offered the talk; it was not her, and she came back two hours later.
  await gone('Ida');
  await back('Ida');
  await talk('Ida', 'offered', { time: '07:00' });
  await back('Ida', { time: '08:30' });
  await gone('Joy');
  await back('Joy');
  await talk('Joy', 'offered', { time: '07:00' });
  const taken = await pages.send(placeOf('Joy'), 'taken-back', { why: 'She was upstairs' }, placeOf('Joy'));
  expect(taken.to, taken.words).toContain('saved=yes');
  const fay = await plantChild(face.owner, { episodes: [{ starts: '2026-05-01' }] });
  await face.owner.query(
    "insert into care.missing_episode (id, person_id, kind, starts, ends) values ($1, $2, 'M', '2026-11-01', '2026-11-02')",
    [newId(), fay],
  );
  children.set('Fay', fay);
});
afterAll(() => face.close());

const asLoader = <T>(work: Parameters<typeof face.database.transaction<T>>[2]) =>
  face.database.transaction({ account: null, role: 'loader' }, today, work);

const ssdMissing = async (given: string) =>
  (
    await face.owner.query<{ row: Record<string, string | null> }>(
      'select to_jsonb(m) as row from reporting.ssd_missing m where miss_person_id = $1',
      [idOf(given)],
    )
  ).rows.map(({ row }) => row);

describe('the dataset’s table of times missing (ssd_missing)', () => {
  it('has each column of a time that was told of at the pages', async () => {
    const [row, ...more] = await ssdMissing('Ava');
    const { miss_table_id: id, ...rest } = row ?? {};
    const [fact] = (
      await face.owner.query<{ id: string }>('select id from care.missing_episode where person_id = $1', [
        idOf('Ava'),
      ])
    ).rows;
    expect([id, more]).toEqual([fact?.id, []]);
    expect(rest).toEqual({
      miss_person_id: idOf('Ava'),
      miss_missing_episode_start_date: '2026-11-21',
      miss_missing_episode_type: 'M',
      miss_missing_episode_end_date: '2026-11-22',
      miss_missing_rhi_offered: 'Y',
      miss_missing_rhi_accepted: 'Y',
    });
  });

  it.each<[given: string, offered: string | null, accepted: string | null, why: string]>([
    ['Ava', 'Y', 'Y', 'held'],
    ['Bea', 'Y', 'N', 'refused'],
    ['Cleo', 'N', null, 'not possible, and never offered'],
    ['Dora', 'N', null, 'nothing said yet'],
    ['Edie', null, null, 'still missing'],
    ['Fay', null, null, 'only a return told of it'],
    ['Gia', 'Y', null, 'offered, and not answered'],
    ['Hope', 'Y', 'Y', 'refused first, and accepted later'],
    ['Ida', 'N', null, 'offered after a return that was wrong'],
  ])('%s: offered %s, accepted %s (%s)', async (given, offered, accepted) => {
    const rows = await ssdMissing(given);
    expect(rows.map((row) => [row['miss_missing_rhi_offered'], row['miss_missing_rhi_accepted']])).toEqual([
      [offered, accepted],
    ]);
  });

  it('has nothing of a report that was taken back', async () => {
    expect(await ssdMissing('Joy')).toEqual([]);
  });
});

describe('an inspection’s list of children in care (Annex A, list 8)', () => {
  const cellsOf = async (given: string, day: PlainDate) => {
    const { lists, people } = await asLoader((db) => listAnnexA(db, day));
    const row = people[8].indexOf(idOf(given));
    return ['missing', 'absent', 'interviewOffered', 'interviewAccepted'].map(
      (key) => lists[8].columns[key]?.[row] ?? null,
    );
  };

  it.each([
    ['Ava', '1', '0', 'Yes', 'Yes'],
    ['Bea', '1', '0', 'Yes', 'No'],
    ['Cleo', '1', '0', 'No', null],
    ['Dora', '1', '0', 'No', null],
    ['Edie', '1', '0', null, null],
    ['Fay', '1', '0', null, null],
    ['Gia', '1', '0', 'Yes', null],
    ['Hope', '1', '0', 'Yes', 'Yes'],
    ['Ida', '1', '0', 'No', null],
    ['Joy', '0', '0', null, null],
  ])('%s: missing %s, absent %s, offered %s, accepted %s', async (given, ...cells) => {
    expect(await cellsOf(given, today)).toEqual(cells);
  });

  it('knows on the evening before only that somebody went', async () => {
    expect(await cellsOf('Ava', plainDate('2026-11-21'))).toEqual(['1', '0', null, null]);
  });
});

describe('the return of children looked after (SSDA903, Missing)', () => {
  it('has its five columns, none of which asks for a talk', async () => {
    const out = mkdtempSync(join(tmpdir(), 'kith-missing-'));
    await writeSsda903Return(face.database, { year: 2027, out }, plainDate('2027-04-30'));
    const csv = readCsv(readFileSync(join(out, 'missing.csv'), 'utf8'));
    if (!csv.ok) throw new Error(csv.problem);
    expect(csv.header).toEqual(['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END']);
    expect(csv.columns[0]).toHaveLength(9);
    expect(new Set(csv.columns[3])).toEqual(new Set(['21/11/2026', '01/11/2026']));
    expect(csv.columns[4]?.filter((ends) => ends === '22/11/2026')).toHaveLength(7);
  });
});

describe('the measures of talks after a return', () => {
  const share = async (id: string, day: string) => {
    const { numerator, denominator } = await asLoader((db) => measureNamed(db, id, plainDate(day)));
    return [numerator, denominator];
  };

  it('count nobody before 72 hours are over, and then every return that was told of here', async () => {
    expect(await share('M-SY-13', '2026-11-24')).toEqual([0, 0]);
    expect(await share('M-SY-13', '2026-11-25')).toEqual([4, 7]);
    expect(await share('M-SY-14', '2026-11-25')).toEqual([1, 2]);
  });
});
