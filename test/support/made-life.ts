import type { Ssda903Table } from '../../src/formats/index.ts';
import { formatDate } from '../../src/formats/index.ts';
import type { PlainDate } from '../../src/platform/dates/plain-date.ts';
import { fromDayNumber, plainDate, toDayNumber } from '../../src/platform/dates/plain-date.ts';
import { Chance } from './chance.ts';

type Day = number;
type Row = Readonly<Record<string, string | null>>;

/** The days of a collection year. */
export type Year = { readonly number: number; readonly from: Day; readonly to: Day };

export function toYear(number: number): Year {
  return {
    number,
    from: toDayNumber(plainDate(`${number - 1}-04-01`)),
    to: toDayNumber(plainDate(`${number}-03-31`)),
  };
}

type Stretch = { readonly starts: Day; readonly ends: Day; readonly cells: Row };

/** An invented child's time in care, the same whichever year is asked for. */
export type Life = {
  readonly id: string;
  readonly sex: 'M' | 'F';
  readonly born: Day;
  readonly header: Row;
  readonly starts: Day;
  readonly ends: Day;
  readonly stretches: Readonly<Partial<Record<Ssda903Table, readonly Stretch[]>>>;
};

const never = toDayNumber(plainDate('2099-12-31'));
const firstStart = toDayNumber(plainDate('2023-04-01'));
const lastStart = toDayNumber(plainDate('2026-03-01'));

/** The child ids of a seed begin with this. */
export const idsOf = (seed: number) => `MADE${seed}X`;

/** Nobody real: ids count up, everything else is drawn from the seed. */
export function makeLife(seed: number, number: number): Life {
  const chance = new Chance(seed * 1_000_003 + number);
  const starts = chance.whole(firstStart, lastStart);
  const ends = chance.isOneIn(3) ? starts + chance.whole(30, 900) : never;
  const sex = chance.pick<'M' | 'F'>(['M', 'F']);
  const home = `AB${chance.whole(1, 9)} ${chance.whole(1, 9)}XY`;
  const span = { chance, starts, ends };
  return {
    id: `${idsOf(seed)}${String(number).padStart(6, '0')}`,
    sex,
    born: starts - chance.whole(100, 5800),
    header: { ETHNIC: chance.pick(['WBRI', 'MWBC', 'BAFR', 'APKN']), UPN: 'UN1', MOTHER: null, MC_DOB: null },
    starts,
    ends,
    stretches: {
      Episodes: listEpisodes(span, home),
      SWEpisodes: split(span, 100, 400, (first) => ({
        SW_ID: `SW${chance.whole(1, 9999)}`,
        SW_REASON: first ? 'FCONTA' : chance.pick(['LEFTRL', 'MANAGE', 'TSPROC']),
      })),
      Missing: chance.isOneIn(8) ? listMissing(span) : [],
    },
  };
}

type Span = { readonly chance: Chance; readonly starts: Day; readonly ends: Day };

/** Cuts a span into stretches that follow each other; the last ends with it. */
function split(
  { chance, starts, ends }: Span,
  least: number,
  most: number,
  cells: (first: boolean) => Row,
): Stretch[] {
  const stretches: Stretch[] = [];
  for (let from = starts; from < Math.min(ends, toDayNumber(plainDate('2028-01-01')));) {
    const to = Math.min(ends, from + chance.whole(least, most));
    stretches.push({ starts: from, ends: to, cells: cells(from === starts) });
    from = to;
  }
  return stretches;
}

function listEpisodes(span: Span, home: string): Stretch[] {
  const { chance, ends } = span;
  const made = split(span, 60, 500, (first) => ({
    RNE: first ? 'S' : 'P',
    LS: chance.pick(['C1', 'C2', 'V2']),
    CIN: 'N1',
    PLACE: chance.pick(['U1', 'U4', 'U6', 'K2']),
    PLACE_PROVIDER: chance.pick(['PR1', 'PR4']),
    HOME_POST: home,
    PL_POST: `AB${chance.whole(1, 9)} ${chance.whole(1, 9)}ZZ`,
    URN: null,
    REASON_PLACE_CHANGE: 'CARPL',
    REC: 'X1',
  }));
  return made.map((one) =>
    one.ends === ends ? { ...one, cells: { ...one.cells, REC: 'E4A', REASON_PLACE_CHANGE: null } } : one,
  );
}

function listMissing({ chance, starts, ends }: Span): Stretch[] {
  const from = starts + chance.whole(10, 200);
  return from + 3 < ends ? [{ starts: from, ends: from + chance.whole(0, 2), cells: { MISSING: 'M' } }] : [];
}

/** The columns of a stretch of one table: where it starts, where it ends, what is only said once it has ended. */
export const stretchColumns = {
  Episodes: { starts: 'DECOM', ends: 'DEC', atEnd: ['REC', 'REASON_PLACE_CHANGE'] },
  SWEpisodes: { starts: 'SW_DECOM', ends: 'SW_DEC', atEnd: [] },
  Missing: { starts: 'MIS_START', ends: 'MIS_END', atEnd: [] },
} as const;

export const stretchTables = ['Episodes', 'SWEpisodes', 'Missing'] as const;

/** The row that a return of a year has of a stretch: as it was known at the end of that year. */
export function toRow(
  table: keyof typeof stretchColumns,
  { starts, ends, cells }: Stretch,
  year: Year,
): Row | undefined {
  if (starts > year.to || ends < year.from) return undefined;
  const columns = stretchColumns[table];
  const hasEnded = ends <= year.to;
  const unsaid = hasEnded ? [] : columns.atEnd.map((name) => [name, null] as const);
  return {
    ...cells,
    ...Object.fromEntries(unsaid),
    [columns.starts]: toText(starts),
    [columns.ends]: hasEnded ? toText(ends) : null,
  };
}

/** A day as the return writes it. */
export function toText(day: Day): string {
  return formatDate(fromDayNumber(day) satisfies PlainDate);
}
