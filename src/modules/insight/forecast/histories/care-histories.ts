import { OrderedEpisodes } from './ordered-episodes.ts';

export { OPEN } from './ordered-episodes.ts';

/**
 * Care histories as columns: children by number, their episodes sorted by child and start. Days count from 1 January
 * 1970. Only a child's last episode can be open, and no episode ends after the next one starts.
 */
export type CareHistories = {
  readonly birth: Int32Array;
  /** 1 male, 2 female, 0 not known, as in the return. */
  readonly sex: Uint8Array;
  /** 1 where the child came to this country alone to seek asylum. */
  readonly alone: Uint8Array;
  /** Where each child's episodes start in the columns below; one more at the end. */
  readonly first: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly place: CodeColumn;
  readonly legalStatus: CodeColumn;
  readonly whyStarted: CodeColumn;
  readonly whyEnded: CodeColumn;
};

/** Codes of the return, each text kept once. */
export type CodeColumn = { readonly at: Uint8Array; readonly codes: readonly string[] };

/** A row of the return's episodes. Days are day numbers; `end` is `OPEN` where it is blank. */
export type EpisodeRow = {
  readonly child: string;
  readonly start: number;
  readonly end: number;
  readonly place: string;
  readonly legalStatus: string;
  readonly whyStarted: string;
  readonly whyEnded: string;
};

export type ChildRow = {
  readonly child: string;
  readonly birth: number;
  readonly sex: number;
  /** Of several rows for a child the one of the latest year counts, or of the first: see `HistoryBook`. */
  readonly year: number;
};

/** Gathers rows of several years, in any order, and cleans them into histories. */
export class HistoryBook {
  private readonly childNumbers = new Map<string, number>();
  private readonly birth: number[] = [];
  private readonly sex: number[] = [];
  private readonly year: number[] = [];
  private readonly alone: number[] = [];
  private readonly episodes = new OrderedEpisodes();
  private readonly books = [new CodeBook(), new CodeBook(), new CodeBook(), new CodeBook()] as const;
  /** Of the row at hand, used again and again. */
  private readonly numbers = new Uint8Array(4);
  private readonly births: 'first' | 'latest';

  /** @param births which of a child's header rows says the birthday: the two reference models differ */
  constructor(births: 'first' | 'latest' = 'latest') {
    this.births = births;
  }

  addChild({ child, birth, sex, year }: ChildRow): void {
    const number = this.numberOf(child);
    const kept = this.year[number] ?? Number.NaN;
    const counts = this.births === 'latest' ? !(kept > year) : !(kept <= year);
    if (!counts) return;
    this.birth[number] = birth;
    this.sex[number] = sex;
    this.year[number] = year;
  }

  addAlone(child: string): void {
    this.alone.push(this.numberOf(child));
  }

  addEpisode(row: EpisodeRow): void {
    const [place, legalStatus, whyStarted, whyEnded] = this.books;
    const { numbers } = this;
    numbers[0] = place.numberOf(row.place);
    numbers[1] = legalStatus.numberOf(row.legalStatus);
    numbers[2] = whyStarted.numberOf(row.whyStarted);
    numbers[3] = whyEnded.numberOf(row.whyEnded);
    this.episodes.add(this.numberOf(row.child), row.start, row.end, numbers);
  }

  /** Cleans what was gathered. Episodes of children without a birthday are left out: their age is not known. */
  finish(): CareHistories {
    const known = this.birth.map((birth) => (birth === undefined ? 0 : 1));
    const { first, start, end, codes } = this.episodes.clean(
      this.childNumbers.size,
      (child) => known[child] === 1,
    );
    const column = (i: number): CodeColumn => ({
      at: codes[i] ?? new Uint8Array(),
      codes: this.books[i]?.texts ?? [],
    });
    return {
      birth: fill(Int32Array, this.childNumbers.size, this.birth),
      sex: fill(Uint8Array, this.childNumbers.size, this.sex),
      alone: this.listAlone(),
      ...{ first, start, end },
      place: column(0),
      legalStatus: column(1),
      whyStarted: column(2),
      whyEnded: column(3),
    };
  }

  private numberOf(child: string): number {
    const known = this.childNumbers.get(child);
    if (known !== undefined) return known;
    this.childNumbers.set(child, this.childNumbers.size);
    return this.childNumbers.size - 1;
  }

  private listAlone(): Uint8Array {
    const alone = new Uint8Array(this.childNumbers.size);
    for (const child of this.alone) alone[child] = 1;
    return alone;
  }
}

/** `values` may have holes: those stay 0. */
function fill<T extends Int32Array | Uint8Array>(
  Type: new (length: number) => T,
  length: number,
  values: readonly number[],
): T {
  const column = new Type(length);
  for (let i = 0; i < values.length; i++) column[i] = values[i] ?? 0;
  return column;
}

/** Numbers for texts. The return has fewer than 256 codes in a column; stray texts beyond share the last number. */
class CodeBook {
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = Math.min(this.texts.length, 255);
    if (number === this.texts.length) this.texts.push(text.trim().toUpperCase());
    this.numbers.set(text, number);
    return number;
  }
}
