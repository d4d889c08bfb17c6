import type { PlainDate } from '../../platform/dates/plain-date.ts';
import type { Ssda903Columns } from './read.ts';
import type { Ssda903Table } from './specs.ts';
import { isCode } from './code-sets.ts';
import type { CodeSet } from './code-sets.ts';
import { parseDate } from './values.ts';

/** What `inferYear` needs of a file that was read. */
export type FileForYear = { readonly table: Ssda903Table; readonly columns: Ssda903Columns };

export type YearFinding = {
  /** The collection year (2026 ends on 31 March 2026), or undefined when nothing speaks for any. */
  readonly year: number | undefined;
  /** Sentences for a person, the deciding one first. */
  readonly evidence: readonly string[];
  /** Whether it can be used without asking a person. */
  readonly certain: boolean;
};

/** A column whose dates say something about the year. */
type Witness = readonly [table: Ssda903Table, column: string];

/** Things that ended: a return holds what ended in its year, and only little else. */
const ENDINGS: readonly Witness[] = [
  ['Episodes', 'DEC'],
  ['Missing', 'MIS_END'],
  ['SWEpisodes', 'SW_DEC'],
  ['DoLo', 'DOLO_END'],
];
/** Things of the year that some systems list for earlier years too. */
const EVENTS: readonly Witness[] = [
  ['Reviews', 'REVIEW'],
  ['AD1', 'DATE_MATCH'],
  ['PlacedAdoption', 'DATE_PLACED_CEASED'],
];
/** Things that started in the year or before it, never after. */
const STARTS: readonly Witness[] = [
  ['Episodes', 'DECOM'],
  ['Missing', 'MIS_START'],
  ['SWEpisodes', 'SW_DECOM'],
  ['DoLo', 'DOLO_START'],
  ['PlacedAdoption', 'DATE_PLACED'],
];

const ENOUGH = 10;
/** Up to one date in five may be out of the year before we ask. */
const CLEAR_SHARE = 0.8;
/** Of the starts, the last year that holds at least one in ten is the year; single later dates are slips. */
const UPPER_END_SHARE = 0.1;

/** The collection year a day lies in: 1 April begins the year that is named by its end. */
export function toCollectionYear(date: PlainDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5, 7) >= '04' ? year + 1 : year;
}

/**
 * The collection year of the files of one folder.
 *
 * The rule: of the dates on which something ended (episodes, missing periods, workers) the collection year
 * that holds most of them. With fewer than ten such dates, reviews and adoptions count as well. With none
 * of either, the last collection year that holds a tenth of the starting dates. A few dates out of the
 * year, planted or mistyped, so change nothing. Ties go to the later year.
 * It is certain when at least ten dates speak and four fifths of them agree. Codes that exist only in some
 * years (SEX 1/2 or M/F/U, PLACE K3, Z1, Z11 …) and the tables of later years are told as evidence; they never
 * outweigh dates, because authorities send last year's data with this year's codes.
 */
export function inferYear(files: readonly FileForYear[]): YearFinding {
  const { count, total, year, what } = countDates(files);
  const evidence = listCodeEvidence(files, year);
  if (year === undefined)
    return {
      year,
      evidence: ['No date in these files says which year they are for', ...evidence],
      certain: false,
    };
  const first = `${count} of ${total} dates on which ${what} lie in the year to 31 March ${year}`;
  return { year, evidence: [first, ...evidence], certain: total >= ENOUGH && count >= total * CLEAR_SHARE };
}

type Count = { year: number | undefined; count: number; total: number; what: string };

function countDates(files: readonly FileForYear[]): Count {
  const endings = tally(files, ENDINGS);
  if (sum(endings) >= ENOUGH) return findMode(endings, 'something ended');
  const events = tally(files, [...ENDINGS, ...EVENTS]);
  if (sum(events) > 0) return findMode(events, 'something ended or was reviewed');
  return findUpperEnd(tally(files, STARTS), 'something started');
}

function tally(files: readonly FileForYear[], witnesses: readonly Witness[]): Map<number, number> {
  const years = new Map<number, number>();
  for (const [table, column] of witnesses) {
    for (const file of files) if (file.table === table) tallyColumn(file.columns[column] ?? [], years);
  }
  return years;
}

function tallyColumn(values: readonly (string | null)[], years: Map<number, number>): void {
  for (const value of values) {
    const date = value === null ? undefined : parseDate(value);
    if (!date) continue;
    const year = toCollectionYear(date);
    years.set(year, (years.get(year) ?? 0) + 1);
  }
}

function sum(years: Map<number, number>): number {
  return [...years.values()].reduce((total, count) => total + count, 0);
}

function findMode(years: Map<number, number>, what: string): Count {
  const [best] = [...years].sort(([y1, n1], [y2, n2]) => n2 - n1 || y2 - y1);
  return { year: best?.[0], count: best?.[1] ?? 0, total: sum(years), what };
}

function findUpperEnd(years: Map<number, number>, what: string): Count {
  const total = sum(years);
  const held = [...years].filter(([, count]) => count >= total * UPPER_END_SHARE).map(([year]) => year);
  if (held.length === 0) return { year: undefined, count: 0, total, what };
  const year = Math.max(...held);
  return { year, count: years.get(year) ?? 0, total, what };
}

const CODED: readonly (readonly [Ssda903Table, string, CodeSet])[] = [
  ['Header', 'SEX', 'sex'],
  ['Episodes', 'PLACE', 'placement_type'],
  ['Episodes', 'REC', 'rec'],
  ['OC3', 'ACTIV', 'activity'],
];

/** Codes that are real but not of the year found, one sentence per column. */
function listCodeEvidence(files: readonly FileForYear[], year: number | undefined): string[] {
  if (year === undefined) return [];
  return CODED.flatMap(([table, column, set]) => {
    const values = files.filter((file) => file.table === table).flatMap((file) => file.columns[column] ?? []);
    const odd = values.filter((value) => value !== null && isCode(set, value) && !isCode(set, value, year));
    if (odd.length === 0) return [];
    return [
      `${odd.length} of ${values.length} ${column} codes in ${table} are of other years than ${year} (${[...new Set(odd)].slice(0, 5).join(', ')})`,
    ];
  });
}
