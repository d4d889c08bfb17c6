import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNorthmoorFiles } from '../../../../demo/index.ts';
import { readPostcodeDirectory, readProviderList } from '../../../../formats/index.ts';
import { plainDate } from '../../../../platform/dates/plain-date.ts';
import { checkFiles } from './check-return.ts';
import type { CheckedReturn, ReturnFile } from './check-return.ts';
import type { Return903 } from './tables.ts';

/** Where a return that is right breaks a rule as it is stated, why, and which of the rows found that may be. */
type Exception = { readonly why: string; readonly isMeant: (all: Return903, row: number) => boolean };

const always = () => true;
const isOpen = ({ episodes }: Return903, row: number) => episodes.DEC.isBlank(row);
const hasReturned = ({ episodes }: Return903, row: number) => {
  const isStart = episodes.RNE.is('S');
  return episodes.rowsOf(episodes.child[row] ?? 0).filter(isStart).length > 0;
};
const isFollowed = ({ swEpisodes }: Return903, row: number) =>
  swEpisodes.by(swEpisodes.SW_DECOM).next(row) >= 0 || hasLeft(swEpisodes.child[row] ?? 0);
let hasLeft: (child: number) => boolean = always;

const exceptions: Readonly<Record<string, Exception>> = {
  '202': {
    why: 'From 2024/25 SEX is M and F where it was 1 and 2 before.',
    isMeant: ({ year }) => year === 2025,
  },
  '503F': {
    why: 'Supported accommodation had no URN to give before it was registered.',
    isMeant: ({ episodes, year }, row) => year === 2024 && episodes.PLACE.text(row) === 'H5',
  },
  SW12STG2: {
    why: 'No worker can have started before the end of an episode that has none yet, nor one worker suit two periods of care.',
    isMeant: (all, row) => isOpen(all, row) || hasReturned(all, row),
  },
  SW17STG2: {
    why: 'When care has ended, so has the last worker’s time.',
    isMeant: ({ swEpisodes }, row) => hasLeft(swEpisodes.child[row] ?? 0),
  },
  SW10STG2: { why: 'Between two periods of care a child has no social worker.', isMeant: always },
  SW11aSTG2: { why: 'Between two periods of care a child has no social worker.', isMeant: always },
  SW11bSTG2: {
    why: 'Care ended in the last days of the year, or the next worker began on the same day.',
    isMeant: isFollowed,
  },
  '624': {
    why: 'A young mother who has left care has no MC_DOB any more: 612 and 628 want none.',
    isMeant: always,
  },
  '625': { why: 'Her last episode goes on; the rule looks at the last that ended.', isMeant: always },
  '361': { why: 'Two police protections in one year count as one long one.', isMeant: always },
  '187': {
    why: 'An adoption on 31 March ends a year that counts as whole; 601 wants its items.',
    isMeant: always,
  },
  '1016': { why: 'A birthday on 31 March: the rule’s years are of 365.2425 days.', isMeant: always },
};

const years = [2024, 2025, 2026, 2027];
let folder: string;
const checked = new Map<number, CheckedReturn>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'northmoor-'));
  writeNorthmoorFiles({ children: 600, seed: 9, endDate: plainDate('2027-03-31') }, folder);
  const postcodes = readPostcodeDirectory(read('postcodes.csv'));
  const providers = readProviderList(read('providers.csv'));
  if (!postcodes.ok || !providers.ok) throw new Error('Northmoor’s look-ups cannot be read');
  for (const year of years) {
    const files = { thisYear: readFolder(String(year)), lastYear: readFolder(String(year - 1)) };
    checked.set(
      year,
      checkFiles(files, { year, authority: 'E10000999', readPostcodes: () => postcodes, providers }),
    );
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readFileSync(join(folder, name));

function readFolder(name: string): ReturnFile[] {
  return readdirSync(join(folder, name)).map((file) => ({ name: file, bytes: read(join(name, file)) }));
}

/** Errors that no exception explains, as 'code table row child'; queries may well be right. */
function listBroken({ all, results }: CheckedReturn): string[] {
  hasLeft = (child) => !all.episodes.someOf(child, (row) => all.episodes.DEC.isBlank(row));
  return results
    .filter(({ rule }) => rule.isQuery !== true)
    .flatMap(({ rule: { code }, found }) =>
      found.flatMap(({ table, rows }) =>
        rows
          .filter((row) => exceptions[code]?.isMeant(all, row) !== true)
          .map((row) => `${code} ${table.name} ${row} ${table.children.idOf(table.child[row] ?? 0)}`),
      ),
    );
}

describe('the returns of Northmoor', () => {
  it.each(years)('of %s break no rule, but where a return that is right must', (year) => {
    const one = checked.get(year);
    expect(one && listBroken(one)).toEqual([]);
    const notRun = one?.results.filter(({ lacks }) => lacks.length > 0).map(({ rule }) => rule.code);
    // The file on deprivation of liberty is new in 2027.
    expect(notRun).toEqual(year === 2027 ? ['706'] : []);
    expect(one?.problems).toEqual([]);
  });

  it('have enough rows of every kind for that to mean something', () => {
    const tables = [...checked.values()].map(({ all }) => all);
    const count = (of: (all: Return903) => { rows: number }) =>
      tables.reduce((sum, all) => sum + of(all).rows, 0);
    expect(count(({ episodes }) => episodes)).toBeGreaterThan(4000);
    const kinds = [
      'ad1',
      'placedAdoption',
      'oc2',
      'oc3',
      'uasc',
      'swEpisodes',
      'missing',
      'reviews',
    ] as const;
    for (const kind of kinds)
      expect(
        count((all) => all[kind]),
        kind,
      ).toBeGreaterThan(60);
  });
});
