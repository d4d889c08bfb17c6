import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { plantAlias, plantChild } from '../../../../test/support/plant-care.ts';
import { getAnnexASpec, readAnnexA } from '../../../formats/index.ts';
import type { AnnexAList } from '../../../formats/index.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { gaps } from './gap-rules.ts';
import { importAnnexA } from './import-annex-a.ts';
import { listAnnexA, listFromRecord } from './list-annex-a.ts';
import { listsDate, madeWorkbook } from './testing/made-lists.ts';
import { writeAnnexAReturn } from './write-annex-a.ts';

const asOf = plainDate('2026-01-31');
const today = plainDate('2026-11-22');
let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const asLoader = <T>(work: Parameters<typeof t.database.transaction<T>>[2]) =>
  t.database.transaction({ account: null, role: 'loader' }, today, work);

/** The values of one column of a list, for the people given, in order. */
async function column(list: AnnexAList, key: string, people: readonly string[]): Promise<(string | null)[]> {
  const listed = await asLoader((db) => listAnnexA(db, asOf));
  const rows = listed.people[list].map(
    (personId, row) => [personId, listed.lists[list].columns[key]?.[row] ?? null] as const,
  );
  return people.flatMap((person) => rows.filter(([id]) => id === person).map(([, value]) => value));
}

const plant = (table: string, person: string, fields: Readonly<Record<string, unknown>>) => {
  const names = ['id', 'person_id', ...Object.keys(fields)];
  const values = names.map((_, i) => (i === 0 ? 'gen_random_uuid()' : `$${i}`));
  return t.owner.query(`insert into ${table} (${names.join(', ')}) values (${values.join(', ')})`, [
    person,
    ...Object.values(fields),
  ]);
};

describe('the lists of a date', () => {
  it('lists 1 and 3 have what happened in the six months to the day', async () => {
    const person = await plantChild(t.owner, {});
    for (const day of ['2025-07-30', '2025-07-31', '2026-01-31', '2026-02-01']) {
      await plant('practice.contact', person, { received_on: day });
      await plant('practice.involvement', person, { opened: day });
    }
    expect(await column(1, 'contactOn', [person])).toEqual(['2025-07-31', '2026-01-31']);
    expect(await column(3, 'referredOn', [person])).toEqual(['2025-07-31', '2026-01-31']);
    expect(await column(3, 'referrals', [person])).toEqual(['3', '3']);
  });

  it('list 4 has assessments that are open or were authorised in the six months, as they were on the day', async () => {
    const person = await plantChild(t.owner, {});
    await plant('practice.assessment', person, { starts: '2024-01-01', authorised_on: '2025-07-30' });
    await plant('practice.assessment', person, { starts: '2024-02-01', authorised_on: '2025-07-31' });
    await plant('practice.assessment', person, { starts: '2024-03-01' });
    await plant('practice.assessment', person, {
      starts: '2026-01-01',
      authorised_on: '2026-02-15',
      support_required: true,
    });
    expect(await column(4, 'starts', [person])).toEqual(['2024-02-01', '2024-03-01', '2026-01-01']);
    expect(await column(4, 'authorisedOn', [person])).toEqual(['2025-07-31', null, null]);
    expect(await column(4, 'supportRequired', [person])).toEqual([null, null, null]);
  });

  it('list 5 counts enquiries and conferences of 12 months, and tells a plan that followed', async () => {
    const person = await plantChild(t.owner, {});
    await plant('practice.section_47_enquiry', person, { starts: '2025-03-01', conference_on: '2025-03-20' });
    await plant('practice.section_47_enquiry', person, { starts: '2025-11-01', conference_on: '2025-11-20' });
    await plant('practice.section_47_enquiry', person, { starts: '2024-01-01', conference_on: '2024-01-20' });
    await plant('practice.child_protection_plan', person, { starts: '2025-11-20' });
    expect(await column(5, 'starts', [person])).toEqual(['2025-11-01']);
    expect(await column(5, 'enquiries', [person])).toEqual(['2']);
    expect(await column(5, 'conferences', [person])).toEqual(['2']);
    expect(await column(5, 'ledToPlan', [person])).toEqual(['Yes']);
  });

  it('list 6 says where each child stands, and has children in care without an involvement', async () => {
    const closed = await plantChild(t.owner, {});
    await plant('practice.involvement', closed, {
      opened: '2025-01-01',
      closed: '2026-01-10',
      reason_closed: 'RC7',
      primary_need: 'N5',
    });
    const before = await plantChild(t.owner, {});
    await plant('practice.involvement', before, { opened: '2025-01-01', closed: '2025-07-01' });
    const nothing = await plantChild(t.owner, {});
    await plant('practice.involvement', nothing, { opened: '2026-01-05', no_further_action: true });
    const assessed = await plantChild(t.owner, {});
    await plant('practice.involvement', assessed, { opened: '2026-01-05' });
    await plant('practice.assessment', assessed, { starts: '2026-01-06' });
    await plant('practice.visit', assessed, { visited_on: '2026-01-07', kind: 'other', seen: true });
    await plant('practice.visit', assessed, { visited_on: '2026-01-20', kind: 'other', seen: false });
    const inCare = await plantChild(t.owner, { episodes: [{ starts: '2025-02-01' }] });
    const people = [closed, before, nothing, assessed, inCare];
    expect(await column(6, 'status', people)).toEqual([
      'e) Closed episode',
      'd) Open assessment',
      'a) Looked after child',
    ]);
    expect(await column(6, 'opened', people)).toEqual(['2025-01-01', '2026-01-05', null]);
    expect(await column(6, 'lastSeenOn', [assessed])).toEqual(['2026-01-07']);
    expect(await column(6, 'reasonClosed', [closed])).toEqual(["g) 'Other' incl. Child no longer in need"]);
  });

  it('list 7 has plans in force or ended in six months, with visits and reviews since they began', async () => {
    const person = await plantChild(t.owner, {});
    await plant('practice.child_protection_plan', person, {
      starts: '2023-01-01',
      ends: '2023-06-01',
      initial_category: 'NEG',
    });
    await plant('practice.child_protection_plan', person, {
      starts: '2025-06-01',
      initial_category: 'NEG',
      latest_category: 'EMO',
      previous_plans: 1,
    });
    await plant('practice.visit', person, {
      visited_on: '2025-12-01',
      kind: 'child protection',
      seen_alone: false,
    });
    await plant('practice.visit', person, { visited_on: '2025-12-20', kind: 'looked after' });
    await plant('practice.protection_review', person, { held_on: '2023-03-01' });
    expect(await column(7, 'starts', [person])).toEqual(['2025-06-01']);
    expect(await column(7, 'latestCategory', [person])).toEqual(['d) Emotional Abuse']);
    expect(await column(7, 'visitedOn', [person])).toEqual(['2025-12-01']);
    expect(await column(7, 'seenAlone', [person])).toEqual(['No']);
    expect(await column(7, 'reviewedOn', [person])).toEqual([null]);
    expect(await column(7, 'policeProtection', [person])).toEqual(['No']);
  });

  it('list 8 has children in care or who left in six months, their home and status then', async () => {
    const moved = await plantChild(t.owner, {
      born: '2015-02-01',
      episodes: [
        { starts: '2024-01-01', ends: '2025-05-01', home: 'U6' },
        { starts: '2025-05-01', ends: '2025-12-01', new: 'P', home: 'K2', legal: 'C2' },
        { starts: '2025-12-01', new: 'L', home: 'K2', legal: 'E1' },
      ],
    });
    const left = await plantChild(t.owner, {
      episodes: [{ starts: '2025-01-01', ends: '2025-08-01', ended: 'E4A' }],
    });
    const longGone = await plantChild(t.owner, {
      episodes: [{ starts: '2024-01-01', ends: '2025-07-30', ended: 'E4A' }],
    });
    const breaks = await plantChild(t.owner, { episodes: [{ starts: '2025-10-01', legal: 'V4' }] });
    await plant('care.missing_episode', moved, { kind: 'M', starts: '2025-11-01', ends: '2025-11-02' });
    const people = [moved, left, longGone, breaks];
    expect(await column(8, 'starts', people)).toEqual(['2024-01-01', '2025-01-01']);
    expect(await column(8, 'placement', people)).toEqual(['h) Children’s Homes', 'a) Foster Placement']);
    expect(await column(8, 'placedFrom', [moved])).toEqual(['2025-05-01']);
    expect(await column(8, 'legalFrom', [moved])).toEqual(['2025-12-01']);
    expect(await column(8, 'placements', [moved])).toEqual(['2']);
    expect(await column(8, 'missing', [moved])).toEqual(['1']);
    expect(await column(8, 'age', [moved])).toEqual(['10']);
    expect(await column(8, 'reasonCeased', [left])).toEqual([
      'd) Returned home to live with parents or relatives',
    ]);
  });

  it('list 8 keeps an earlier time in care apart from one that followed', async () => {
    const back = await plantChild(t.owner, {
      episodes: [
        { starts: '2024-01-01', ends: '2025-10-01', home: 'U6', legal: 'V2', ended: 'E4A' },
        { starts: '2025-12-01', home: 'K2', legal: 'C1' },
      ],
    });
    expect(await column(8, 'starts', [back])).toEqual(['2024-01-01', '2025-12-01']);
    expect(await column(8, 'placedFrom', [back])).toEqual(['2024-01-01', '2025-12-01']);
    expect(await column(8, 'placement', [back])).toEqual(['a) Foster Placement', 'h) Children’s Homes']);
    expect(await column(8, 'legal', [back])).toEqual(['e) Accommodated under S20', 'a) Interim care orders']);
    expect(await column(8, 'secondPeriod', [back])).toEqual(['No', 'Yes']);
    expect(await column(8, 'ceased', [back])).toEqual(['2025-10-01', null]);
  });

  it('have no birth of a child who was not born on the day', async () => {
    const unborn = await plantChild(t.owner, { born: '2026-02-20' });
    await plant('practice.contact', unborn, { received_on: '2026-01-10' });
    expect([await column(1, 'born', [unborn]), await column(1, 'age', [unborn])]).toEqual([[null], [null]]);
  });

  it('list 9 has young people who were in care long enough and late enough', async () => {
    const leaver = await plantChild(t.owner, {
      born: '2007-01-01',
      episodes: [{ starts: '2022-01-01', ends: '2025-01-01', ended: 'E5' }],
    });
    const tooShort = await plantChild(t.owner, {
      born: '2007-01-01',
      episodes: [{ starts: '2023-01-01', ends: '2023-03-01', ended: 'E4A' }],
    });
    const tooEarly = await plantChild(t.owner, {
      born: '2007-01-01',
      episodes: [{ starts: '2015-01-01', ends: '2022-12-31', ended: 'E4A' }],
    });
    const still = await plantChild(t.owner, { born: '2009-01-01', episodes: [{ starts: '2022-01-01' }] });
    const grown = await plantChild(t.owner, {
      born: '2000-01-01',
      episodes: [{ starts: '2014-01-01', ends: '2018-01-01', ended: 'E5' }],
    });
    expect(await column(9, 'age', [leaver, tooShort, tooEarly, still, grown])).toEqual(['19']);
    expect(await column(9, 'inTouch', [leaver])).toEqual(['c) Not recorded']);
  });

  it('list 10 has decisions in force or taken back in 12 months, with days that follow from episodes', async () => {
    const person = await plantChild(t.owner, {
      episodes: [
        { starts: '2024-01-01', ends: '2025-03-01', legal: 'C2' },
        { starts: '2025-03-01', ends: '2025-09-01', new: 'L', legal: 'E1' },
        { starts: '2025-09-01', new: 'P', legal: 'E1', home: 'A6' },
      ],
    });
    await plant('care.adoption_decision', person, { decided_on: '2025-01-15' });
    await plant('care.adoption', person, { matched_on: '2025-08-01' });
    const old = await plantChild(t.owner, {});
    await plant('care.adoption_decision', old, {
      decided_on: '2023-01-15',
      reversed_on: '2025-01-30',
      reversal_reason: 'RD1',
    });
    const values = await Promise.all(
      ['starts', 'decidedOn', 'orderOn', 'matchedOn', 'placedOn', 'adoptedOn'].map((key) =>
        column(10, key, [person, old]),
      ),
    );
    expect(values.flat()).toEqual([
      '2024-01-01',
      '2025-01-15',
      '2025-03-01',
      '2025-08-01',
      '2025-09-01',
      null,
    ]);
  });

  it('count two records of one child as one', async () => {
    const person = await plantChild(t.owner, {});
    const double = await plantChild(t.owner, {});
    await plant('practice.involvement', person, { opened: '2025-10-01' });
    await plant('practice.involvement', double, { opened: '2025-12-01' });
    await plantAlias(t.owner, double, person);
    expect(await column(3, 'referrals', [double])).toEqual([]);
  });
});

describe('what the record can say', () => {
  it('is every column but those that are named as gaps', async () => {
    const own = await testDatabase();
    try {
      const options = { asOf: listsDate, la: 'E10000015', by: { account: null, today } };
      await importAnnexA(own.database, [madeWorkbook()], options);
      const rows = await own.database.transaction({ account: null, role: 'loader' }, today, (db) =>
        listFromRecord(db, listsDate),
      );
      for (const list of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const) {
        expect(rows[list].length, `list ${list}`).toBeGreaterThan(0);
        const said = gaps[list].filter((key) =>
          rows[list].some(({ cells }) => (cells[key] ?? null) !== null),
        );
        expect(said, `list ${list}`).toEqual([]);
        const keys = getAnnexASpec(list).columns.map((each) => each.key);
        expect(gaps[list].every((key) => keys.includes(key))).toBe(true);
      }
    } finally {
      await own.close();
    }
  });

  it('is written as a workbook and as CSV of each list, which read back alike', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kith-annex-a-'));
    const files = await asLoader((db) => writeAnnexAReturn(db, asOf, folder));
    expect(files[0]?.name).toBe('annex-a-2026-01-31.xlsx');
    expect(readdirSync(folder)).toHaveLength(12);
    const read = (names: readonly string[]) =>
      readAnnexA(names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) })));
    const workbook = read(['annex-a-2026-01-31.xlsx']);
    const csv = read(files.slice(1).map(({ name }) => name));
    expect(workbook.problems).toEqual([]);
    expect(csv.lists).toEqual(workbook.lists);
    expect(workbook.lists[8].rows).toBeGreaterThan(0);
  });
});
