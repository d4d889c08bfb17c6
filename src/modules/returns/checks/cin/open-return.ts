import type { CinTables } from '../../../../formats/cin/tables.ts';
import { addYears, blankColumn, Children, day, parseIsoDay, Table, toColumn } from '../frame/index.ts';
import type { Column, Day, ParseDay } from '../frame/index.ts';
import { allYears } from './rule.ts';
import { ruleColumns } from './tables.ts';
import type { CinReturn, RuleTable, TableOf } from './tables.ts';

/** The rows of a table: for each the child it is about (from 0; less for none), and its cells by column. */
export type GivenTable = {
  readonly child: readonly number[];
  readonly columns: Readonly<Record<string, readonly (string | null)[] | undefined>>;
};

/** A table that is not there has no rows. */
export type GivenTables = Readonly<Partial<Record<RuleTable, GivenTable>>> | CinTables;

/**
 * Makes the tables that rules read. Years before (after) those whose rules we hold are checked by the rules of the
 * first (last). The period ends on the ReferenceDate of the header or, where that is no date, on 31 March of the year.
 */
export function openCin(given: GivenTables, year: number, parseDay: ParseDay = parseCinDay): CinReturn {
  const opener = new Opener(given, parseDay);
  const header = opener.open('Header');
  const referenceDate = header.ReferenceDate.day(0);
  const end = Number.isNaN(referenceDate) ? day(`${year}-03-31`) : referenceDate;
  const ruleYear = Math.min(Math.max(year, allYears[0]), allYears[1]);
  const identifiers = opener.open('ChildIdentifiers');
  return {
    header,
    identifiers,
    characteristics: opener.open('ChildCharacteristics'),
    disabilities: opener.open('Disabilities'),
    details: opener.open('CINdetails'),
    assessments: opener.open('Assessments'),
    factors: opener.open('AssessmentFactorsList'),
    cinPlans: opener.open('CINplanDates'),
    section47: opener.open('Section47'),
    protection: opener.open('ChildProtectionPlans'),
    reviews: opener.open('Reviews'),
    year: ruleYear,
    start: addYears(end, -1) + 1,
    end,
    sex: ruleYear >= 2025 ? identifiers.Sex : identifiers.GenderCurrent,
  };
}

/**
 * The day that the text of a value says (yyyy-mm-dd); NaN for anything else, and outside the years 1678 to 2261, which
 * are no dates to the tool that our findings are compared with either.
 */
export function parseCinDay(text: string): Day {
  const date = parseIsoDay(text);
  return date >= EARLIEST && date <= LATEST ? date : NaN;
}

const EARLIEST = day('1678-01-01');
const LATEST = day('2261-12-31');

/** Gives children, episodes, and assessments or plans the same numbers in every table. */
class Opener {
  private readonly children = new Children();
  private readonly episodes = new Pairs();
  private readonly parts = new Pairs();
  private readonly ids = new Children();
  private readonly given: GivenTables;
  private readonly parseDay: ParseDay;

  constructor(given: GivenTables, parseDay: ParseDay) {
    this.given = given;
    this.parseDay = parseDay;
    // A child number stands for the place of the Child in the file, so that children who share an id stay apart.
    const last = this.findLastPlace();
    for (let place = 0; place <= last; place++) this.children.number(String(place));
  }

  open<Name extends RuleTable>(name: Name): TableOf<Name> {
    const { child, columns: cells }: GivenTable = this.given[name] ?? { child: [], columns: {} };
    const names: readonly string[] = ruleColumns[name];
    const columns = Object.fromEntries(
      names.map((one) => [one, this.toColumn(cells[one], child.length)]),
    ) as Record<(typeof ruleColumns)[Name][number], Column>;
    const children = Int32Array.from(child, (place) => (place < 0 ? 0 : place + 1));
    const { episodes, parts } = this.numberRows(children, columns);
    const table = new Table(name, this.children, { child: children });
    const grouped = {
      byEpisode: new Table(name, this.episodes.numbered, { child: episodes }),
      byPart: new Table(name, this.parts.numbered, { child: parts }),
    };
    return Object.assign(table, columns, grouped);
  }

  private toColumn(cells: readonly (string | null)[] | undefined, rows: number): Column {
    return cells ? toColumn(cells, this.parseDay) : blankColumn(rows, this.parseDay);
  }

  private numberRows(
    children: Int32Array,
    { CINdetailsID, AssessmentID, CPPID }: Readonly<Record<string, Column>>,
  ): { episodes: Int32Array; parts: Int32Array } {
    const part = AssessmentID ?? CPPID;
    const kind = AssessmentID ? 'assessment' : 'plan';
    const episodeIds = this.numberTexts(CINdetailsID, '');
    const partIds = this.numberTexts(part, kind);
    const episodes = children.map((child, row) =>
      child === 0 ? 0 : this.episodes.number(child, episodeIds[CINdetailsID?.code(row) ?? 0] ?? 0),
    );
    const parts = part
      ? episodes.map((episode, row) =>
          episode === 0 ? 0 : this.parts.number(episode, partIds[part.code(row)] ?? 0),
        )
      : new Int32Array(children.length);
    return { episodes, parts };
  }

  /** For each different text of a column of counters, a number that is the same in every table. */
  private numberTexts(column: Column | undefined, kind: string): readonly number[] {
    return (column?.values ?? ['']).map((text) => this.ids.number(`${kind} ${text}`));
  }

  private findLastPlace(): number {
    let last = -1;
    for (const name of Object.keys(ruleColumns) as RuleTable[]) {
      for (const place of this.given[name]?.child ?? []) if (place > last) last = place;
    }
    return last;
  }
}

/** Pairs of numbers below this make one number that is exact. */
const MOST = 2 ** 26;

/** Gives every pair of a child and an episode, or of an episode and a part of it, a number of its own. */
class Pairs {
  readonly numbered = new Children();
  private readonly numbers = new Map<number, number>();

  number(one: number, other: number): number {
    const pair = one * MOST + other;
    const known = this.numbers.get(pair);
    if (known !== undefined) return known;
    const next = this.numbered.number(String(pair));
    this.numbers.set(pair, next);
    return next;
  }
}
