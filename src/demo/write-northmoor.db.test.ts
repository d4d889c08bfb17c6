import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../test/support/database.ts';
import { checkUpn, formatDate, readSsda903File } from '../formats/index.ts';
import { plainDate } from '../platform/dates/plain-date.ts';
import { listDemoWorkers } from './list-demo-workers.ts';
import { writeNorthmoorFiles } from './write-files.ts';
import { NotAnEmptyDatabase, writeNorthmoor } from './write-northmoor.ts';

const options = { children: 300, seed: 1, endDate: plainDate('2026-03-31') };

describe('Northmoor in the database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
    await writeNorthmoor(test.database, options);
  });
  afterAll(() => test.close());

  const rows = async (text: string) => (await test.owner.query<Record<string, string | null>>(text)).rows;
  const count = async (text: string) => Number((await rows(`select count(*) as n from ${text}`))[0]?.['n']);

  it('has exactly as many children in care on the last day as were asked for', async () => {
    expect(await count(`care.episode where starts <= '2026-03-31' and ends is null`)).toBe(300);
  });

  it('fills every table that holds facts about care, and says of each fact that it is made up', async () => {
    const tables =
      await rows(`select format('%I.%I', table_schema, table_name) as name from information_schema.columns
      where column_name = 'source' and table_schema in ('people', 'care', 'practice', 'workforce')
        -- What people write of each other, what is shared and who joins comes with the work, not with the county.
        and table_name not in ('inspection_statement', 'tie', 'sharing', 'assignment', 'chronology_event')
        and table_name !~ '_(history|contested)$' and is_updatable = 'YES'
        and table_name in (select tablename from pg_tables)`);
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      expect([name, await count(`${name} where source <> 'demonstration'`)]).toEqual([name, 0]);
      expect([name, (await count(name ?? '')) > 0]).toEqual([name, true]);
    }
  });

  it('gives full brothers and sisters the same parents', async () => {
    const pairs = `people.relationship s where s.role in ('brother', 'sister') and s.other_role in ('brother', 'sister')
      and exists (select from people.relationship p where p.role = 'father' and p.other_id = s.person_id)`;
    expect(await count(pairs)).toBeGreaterThan(100);
    expect(
      await count(`${pairs} and not exists (
        select from people.relationship a join people.relationship b on b.person_id = a.person_id and b.role = a.role
         where a.role = 'father' and a.other_id = s.person_id and b.other_id = s.other_id)`),
    ).toBe(0);
  });

  it("gives every child the authority's number and a UPN that is right", async () => {
    const found = await rows(`select i.value from people.identifier i where i.scheme = 'upn'`);
    expect(found.length).toBe(
      await count(
        `(select person_id from care.episode union select person_id from practice.involvement) as child`,
      ),
    );
    const wrong = found.filter(({ value }) => !/^UN[1-5]$/.test(value ?? '') && !checkUpn(value ?? '').valid);
    expect(wrong).toEqual([]);
  });

  it('gives every child in care one worker who is in post', async () => {
    expect(
      await count(`care.episode e where e.ends is null and 1 <> (
        select count(*) from workforce.allocation a join workforce.worker w on w.id = a.worker_id and w.ends is null
         where a.person_id = e.person_id and a.ends is null)`),
    ).toBe(0);
  });

  it('knows where each home is', async () => {
    expect(
      await count(`care.episode e where not exists (select from homes.postcode p where p.postcode = replace(e.placement_postcode, ' ', ''))
        or (e.home_postcode is not null and not exists (select from homes.postcode p where p.postcode = replace(e.home_postcode, ' ', '')))`),
    ).toBe(0);
  });

  it('says the same of every episode as its files do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'northmoor-db-'));
    const { years } = writeNorthmoorFiles(options, folder);
    const fromFiles = new Map<string, string>();
    for (const year of years) for (const [key, row] of readEpisodes(folder, year)) fromFiles.set(key, row);
    rmSync(folder, { recursive: true });
    const found =
      await rows(`select i.value as "CHILD", e.starts::text as "DECOM", reason_new as "RNE", legal_status as "LS", category_of_need as "CIN",
        placement_type as "PLACE", placement_provider as "PLACE_PROVIDER", e.ends::text as "DEC", reason_ended as "REC",
        reason_place_change as "REASON_PLACE_CHANGE", home_postcode as "HOME_POST", placement_postcode as "PL_POST", urn as "URN"
      from care.episode e join people.identifier i on i.person_id = e.person_id and i.scheme = 'local'
     where e.ends is null or e.ends >= '2022-04-01'`);
    const fromDatabase = new Map(
      found.map((row) => [
        `${row['CHILD']} ${dateText(row['DECOM'])}`,
        JSON.stringify({ ...row, DECOM: dateText(row['DECOM']), DEC: dateText(row['DEC']) }),
      ]),
    );
    expect(fromDatabase.size).toBeGreaterThan(1500);
    expect(Object.fromEntries(fromFiles)).toEqual(Object.fromEntries(fromDatabase));
  });

  it('offers workers of every job, those with most children first', async () => {
    const workers = await test.database.transaction({ account: null, role: 'loader' }, null, (db) =>
      listDemoWorkers(db, options.endDate),
    );
    expect(new Set(workers.map(({ job }) => job)).size).toBeGreaterThanOrEqual(5);
    expect(workers.find(({ job }) => job === 'Social worker')?.children).toBeGreaterThan(5);
  });

  it('makes the database a demonstration database, and is not written twice', async () => {
    expect(await count(`platform.installation where kind = 'demonstration' and name = 'Northmoor'`)).toBe(1);
    await expect(writeNorthmoor(test.database, options)).rejects.toThrow(NotAnEmptyDatabase);
  });
});

/** The episodes of a year by child and start: the year's last word on each. */
function readEpisodes(folder: string, year: number): Map<string, string> {
  const file = readSsda903File({
    name: 'episodes.csv',
    bytes: readFileSync(join(folder, String(year), 'episodes.csv')),
  });
  if (!file.ok) throw new Error(file.problem);
  return new Map(
    Array.from({ length: file.rows }, (_, row) => {
      const cells = Object.fromEntries(
        Object.entries(file.columns).map(([name, column]) => [name, column[row] ?? null]),
      );
      return [`${cells['CHILD']} ${cells['DECOM']}`, JSON.stringify(cells)] as const;
    }),
  );
}

const dateText = (date: string | null | undefined) => (date == null ? null : formatDate(plainDate(date)));
