import type { CodedColumn } from '../../../../formats/index.ts';
import type { Day } from './days.ts';

/** A test of a row by its number. Row -1 is nobody's: it is blank and passes no test for a value. */
export type RowTest = (row: number) => boolean;

/** How a cell is written down: which texts mean which day. */
export type ParseDay = (text: string) => Day;

/**
 * One column of a table, each different text kept once (`values`) and each row a number into it (`codes`); number 0
 * is a blank cell. So a rule looks at a value's meaning once, however many rows hold it, and England fits in memory.
 */
export class Column {
  private dayOf: Float64Array | undefined;
  private numberOf: Float64Array | undefined;

  constructor(
    readonly codes: Int32Array,
    readonly values: readonly string[],
    private readonly parseDay: ParseDay,
  ) {}

  get rows(): number {
    return this.codes.length;
  }

  /** The number of the row's text in `values`; 0 when blank. Equal numbers are equal texts within one column. */
  code(row: number): number {
    return row < 0 ? 0 : (this.codes[row] ?? 0);
  }

  isBlank(row: number): boolean {
    return this.code(row) === 0;
  }

  isFilled(row: number): boolean {
    return this.code(row) !== 0;
  }

  /** The text as it was read, or null when blank. */
  text(row: number): string | null {
    const code = this.code(row);
    return code === 0 ? null : (this.values[code] ?? null);
  }

  /** The day that the text says; NaN when blank or not a real date. */
  day(row: number): Day {
    this.dayOf ??= this.readEach(this.parseDay);
    return this.dayOf[this.code(row)] ?? NaN;
  }

  /** Filled, but not with a real date. */
  isNoDate(row: number): boolean {
    return this.isFilled(row) && Number.isNaN(this.day(row));
  }

  /** The number that the text says ('4', '12.5', '-1'); NaN when blank or not a number. */
  number(row: number): number {
    this.numberOf ??= this.readEach(readNumber);
    return this.numberOf[this.code(row)] ?? NaN;
  }

  /** A test for rows that hold one of these texts. Make it once, outside the loop over rows. */
  among(texts: Iterable<string>): RowTest {
    const wanted = new Set(texts);
    return this.matching((text) => wanted.has(text));
  }

  /** A test for rows that hold this text. */
  is(text: string): RowTest {
    const code = this.values.indexOf(text, 1);
    return code < 0 ? never : (row) => this.code(row) === code;
  }

  /** A test for filled rows whose text passes; each different text is looked at once. */
  matching(test: (text: string) => boolean): RowTest {
    const passes = new Uint8Array(this.values.length);
    for (let code = 1; code < passes.length; code++) passes[code] = test(this.values[code] ?? '') ? 1 : 0;
    return (row) => passes[this.code(row)] === 1;
  }

  private readEach(read: (text: string) => number): Float64Array {
    const results = new Float64Array(this.values.length).fill(NaN);
    for (let code = 1; code < results.length; code++) results[code] = read(this.values[code] ?? '');
    return results;
  }
}

const never: RowTest = () => false;

function readNumber(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
}

/** The cells of a column: each in its place, null for a blank one, or coded already. */
export type Cells = readonly (string | null)[] | CodedColumn;

/** Makes a column. An empty text that is not null stays a text of its own. */
export function toColumn(cells: Cells, parseDay: ParseDay): Column {
  const { codes, values } = toCoded(cells);
  return new Column(codes, values, parseDay);
}

/** Cells with each different text kept once. */
export function toCoded(cells: Cells): CodedColumn {
  if ('codes' in cells) return cells;
  const values = [''];
  const known = new Map<string, number>();
  const codes = Int32Array.from(cells, (text) => {
    if (text === null) return 0;
    const code = known.get(text) ?? values.push(text) - 1;
    known.set(text, code);
    return code;
  });
  return { codes, values };
}

/** The column with each text changed into what it leads to, null for a blank cell. Each is looked at once. */
export function recode(
  { codes, values }: CodedColumn,
  change: (code: number, text: string) => string | null,
): CodedColumn {
  const texts = toCoded(values.map((text, code) => (code === 0 ? null : change(code, text))));
  return { codes: codes.map((code) => texts.codes[code] ?? 0), values: texts.values };
}

/** A column of blanks, for one that a file does not have. */
export function blankColumn(rows: number, parseDay: ParseDay): Column {
  return new Column(new Int32Array(rows), [''], parseDay);
}
