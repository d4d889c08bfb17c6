import { ssda903Tables } from '../../../formats/ssda903/specs.ts';
import type { Ssda903Table } from '../../../formats/ssda903/specs.ts';
import { where } from '../checks/frame/index.ts';
import type { Found, RowTest, Table } from '../checks/frame/index.ts';
import { tableOf } from '../checks/ssda903/open-return.ts';
import type { Return903 } from '../checks/ssda903/tables.ts';

/**
 * One of the return's main figures: what it counts, and the rows that it is counted from. `of` says whether children are
 * counted, or rows.
 */
export type ReturnFigure = {
  readonly key: string;
  readonly name: string;
  /** What is counted, in our words; the year's first and last day are those of the return. */
  readonly definition: string;
  readonly of: 'children' | 'rows';
  /** The file that it is counted from. */
  readonly table: Ssda903Table;
  readonly rows: (all: Return903) => Found;
};

/** Short breaks (V3, V4) are no time in care in the published figures (source: the Department's statistics methodology). */
const breaks = ['V3', 'V4'];

function episodes(all: Return903, test: (all: Return903) => RowTest): Found {
  const isBreak = all.episodes.LS.among(breaks);
  const passes = test(all);
  return where(all.episodes, (row) => !isBreak(row) && passes(row));
}

const started = (all: Return903): RowTest => {
  const { RNE, DECOM } = all.episodes;
  const isStart = RNE.is('S');
  return (row) => isStart(row) && DECOM.day(row) >= all.start && DECOM.day(row) <= all.end;
};

const ended = (all: Return903): RowTest => {
  const { REC, DEC } = all.episodes;
  const goesOn = REC.is('X1');
  return (row) => REC.isFilled(row) && !goesOn(row) && DEC.day(row) >= all.start && DEC.day(row) <= all.end;
};

/** In force on the last day: started by then, and not ended or ended after it. */
const open = (all: Return903): RowTest => {
  const { DECOM, DEC } = all.episodes;
  return (row) => DECOM.day(row) <= all.end && (DEC.isBlank(row) || DEC.day(row) > all.end);
};

const lastOfYear = '31 March';

/** The files of figures that are not counted from episodes. */
const countedFrom: Readonly<Record<string, Ssda903Table | undefined>> = {
  missing: 'Missing',
  alone: 'UASC',
  'health-checked': 'OC2',
};

const countsChildren = (
  key: string,
  name: string,
  find: (all: Return903) => Found,
  definition: string,
): ReturnFigure => ({
  key,
  name,
  definition,
  of: 'children',
  table: countedFrom[key] ?? 'Episodes',
  rows: find,
});

/** The figures that people ask of the return first. Each opens into its rows, and each row into its facts. */
export const returnFigures: readonly ReturnFigure[] = [
  countsChildren(
    'looked-after',
    `Children in our care on ${lastOfYear}`,
    (all) => episodes(all, open),
    `Children with an episode that had started and not ended on ${lastOfYear}. Short breaks (V3, V4) are left out.`,
  ),
  countsChildren(
    'started',
    'Children who came into our care in the year',
    (all) => episodes(all, started),
    'Children with an episode that starts a time in care (RNE is S) in the year. Short breaks are left out.',
  ),
  countsChildren(
    'ceased',
    'Children who left our care in the year',
    (all) => episodes(all, ended),
    'Children with an episode that ended in the year and after which care did not go on (REC is not X1). Short breaks are left out.',
  ),
  countsChildren(
    'adopted',
    'Children who were adopted in the year',
    (all) => {
      const [isAdoption, hasEnded] = [all.episodes.REC.among(['E11', 'E12']), ended(all)];
      return episodes(all, () => (row) => isAdoption(row) && hasEnded(row));
    },
    'Of those who left, children who were adopted (REC is E11 or E12).',
  ),
  countsChildren(
    'moved',
    'Children whose home changed in the year',
    (all) => {
      const isMove = all.episodes.RNE.among(['P', 'B']);
      const { DECOM } = all.episodes;
      return episodes(
        all,
        () => (row) => isMove(row) && DECOM.day(row) >= all.start && DECOM.day(row) <= all.end,
      );
    },
    'Children with an episode that begins with a change of home (RNE is P or B) in the year.',
  ),
  countsChildren(
    'missing',
    'Children who were missing in the year',
    (all) => {
      const isMissing = all.missing.MISSING.is('M');
      return where(all.missing, isMissing);
    },
    'Children with a time missing (M) in the file; being away without permission (A) is not counted.',
  ),
  countsChildren(
    'alone',
    'Children who came to this country alone',
    (all) => where(all.uasc, () => true),
    'Children in the file of unaccompanied asylum-seeking children.',
  ),
  countsChildren(
    'health-checked',
    'Children with a yearly health assessment',
    (all) => where(all.oc2, all.oc2.HEALTH_ASSESSMENT.is('1')),
    'Children in the health file whose health assessment is recorded as done (HEALTH_ASSESSMENT is 1).',
  ),
];

/** How many rows each file of the return has. */
const fileFigures: readonly ReturnFigure[] = ssda903Tables.map(({ table, file }) => ({
  key: `file-${table}`,
  name: file,
  table,
  definition: `Every row of ${file}, as an export would write it now.`,
  of: 'rows',
  rows: (all) => where(tableOf(all, table), () => true),
}));

/** The figures about children, then those about files. */
export const allFigures: readonly ReturnFigure[] = [...returnFigures, ...fileFigures];

export function findReturnFigure(key: string): ReturnFigure | undefined {
  return allFigures.find((one) => one.key === key);
}

/** Every figure counted, by key. */
export function countFigures(all: Return903): Readonly<Record<string, number>> {
  return Object.fromEntries(allFigures.map((one) => [one.key, countFound(one, one.rows(all))]));
}

/** Rows, or the children who have them. */
export function countFound({ of }: Pick<ReturnFigure, 'of'>, { table, rows }: Found): number {
  return of === 'rows' ? rows.length : countChildren(table, rows);
}

function countChildren(table: Table, rows: readonly number[]): number {
  return new Set(rows.map((row) => table.child[row] ?? 0).filter((child) => child > 0)).size;
}
