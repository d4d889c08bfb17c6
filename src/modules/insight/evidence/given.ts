import { tooSmallForRates } from '../statistics/statistic.ts';
import type { Statistic } from '../statistics/statistic.ts';
import type { Published } from '../statistics/published.ts';
import type { Assumptions } from './assumptions.ts';
import type { FigureInput } from './figure-input.ts';
import { asksEverywhere } from './series.ts';

type PublishedInput = Extract<FigureInput, { kind: 'published' }>;

const authority = /^\d{3}$/;

/**
 * What a recipe may read: its declared inputs by the names that it gives them. Asking for another name, another year or
 * another kind of input is a fault of the recipe and throws.
 */
export class Given {
  readonly #inputs: Readonly<Record<string, FigureInput>>;
  readonly #published: Published;
  readonly #assumptions: Assumptions;

  constructor(inputs: Readonly<Record<string, FigureInput>>, published: Published, assumptions: Assumptions) {
    this.#inputs = inputs;
    this.#published = published;
    this.#assumptions = assumptions;
  }

  /** An area's value in a year (the first declared when left out). @throws where none is held */
  value(name: string, year?: number): number {
    const value = this.find(name, year);
    if (value === undefined) throw new Error(`No value of ${name} in ${year}`);
    return value;
  }

  /** As `value`, undefined where none is held: for what stands beside a figure. */
  find(name: string, year?: number): number | undefined {
    const input = this.#declared(name, 'published');
    return (
      findValue(this.#published, input, { area: input.area, year: yearOf(input, year) })?.value ?? undefined
    );
  }

  /** An area's values in the years declared; of what stands beside a figure none where one is missing. */
  points(name: string): readonly { readonly year: number; readonly value: number }[] {
    const { years, beside } = this.#declared(name, 'published');
    if (beside && years.some((year) => this.find(name, year) === undefined)) return [];
    return years.map((year) => ({ year, value: this.value(name, year) }));
  }

  /** Every authority's value in a year, by its code. */
  across(name: string, year?: number): ReadonlyMap<string, number> {
    const input = this.#declared(name, 'published');
    return listAcross(this.#published, input, yearOf(input, year));
  }

  /** As `across`, without the two authorities that have too few children for a rate. */
  rates(name: string, year?: number): ReadonlyMap<string, number> {
    return new Map([...this.across(name, year)].filter(([area]) => !tooSmallForRates.includes(area)));
  }

  /** The sum over all authorities. */
  total(name: string, year?: number): number {
    return [...this.across(name, year).values()].reduce((sum, value) => sum + value, 0);
  }

  /** The codes of the county authorities, by the assumed list; with `current` those that still exist. */
  counties(name: string, { current = false } = {}): readonly string[] {
    this.#declared(name, 'counties');
    return listCounties(this.#published)
      .filter((area) => area.current || !current)
      .map(({ code }) => code);
  }

  /** The neighbours of each authority, the likest first. */
  neighbours(name: string): ReadonlyMap<string, readonly string[]> {
    const { edition } = this.#declared(name, 'neighbours');
    const found = new Map<string, string[]>();
    for (const one of listNeighbours(this.#published, edition)) {
      const held = found.get(one.area);
      if (held) held.push(one.neighbour);
      else found.set(one.area, [one.neighbour]);
    }
    return found;
  }

  /** A number that a document gives; of one that stands beside a figure, not a number where it is not given. @throws */
  assumed(name: string): number {
    const { id, beside } = this.#declared(name, 'assumption');
    const value = this.#assumptions.get(id);
    if (value === undefined && !beside) throw new Error(`No ${name}`);
    return value ?? Number.NaN;
  }

  #declared<K extends FigureInput['kind']>(name: string, kind: K): Extract<FigureInput, { kind: K }> {
    const input = this.#inputs[name];
    if (input === undefined || !isOf(input, kind)) throw new Error(`The recipe declares no ${kind} ${name}`);
    return input;
  }
}

function isOf<K extends FigureInput['kind']>(
  input: FigureInput,
  kind: K,
): input is Extract<FigureInput, { kind: K }> {
  return input.kind === kind;
}

function yearOf({ series, years }: PublishedInput, year = years[0]): number {
  if (year === undefined || !years.includes(year))
    throw new Error(`${series.label}: ${year} is not declared`);
  return year;
}

/** The value that stands for an input: of the first edition that is held, or else whatever stands. */
export function findValue(
  { statistics }: Published,
  { series, editions }: PublishedInput,
  { area, year }: { readonly area: string; readonly year: number },
): Statistic | undefined {
  for (const edition of editions) {
    const found = statistics.find(series, area, year, edition);
    if (found && found.value !== null) return found;
  }
  return statistics.find(series, area, year);
}

/** Authorities with a value in the year: joint rows, regions and England are left out. */
export function listAcross(
  { statistics }: Published,
  { series }: PublishedInput,
  year: number,
): ReadonlyMap<string, number> {
  return new Map([...statistics.across(series, year)].filter(([area]) => authority.test(area)));
}

function listCounties({ areas }: Published): Published['areas'] {
  return areas.filter(({ assumedCounty }) => assumedCounty);
}

function listNeighbours({ neighbours }: Published, edition: number): Published['neighbours'] {
  return neighbours.filter((one) => one.edition === edition).sort((a, b) => a.rank - b.rank);
}

/** In words what an input lacks, or undefined when it is all there. What stands beside a figure lacks nothing. */
export function lackOf(
  input: FigureInput,
  published: Published,
  assumptions: Assumptions,
): string | undefined {
  if (input.kind === 'neighbours') return lackOfNeighbours(input.edition, published);
  if (input.beside) return undefined;
  if (input.kind === 'published') return lackOfSeries(input, published);
  if (input.kind === 'assumption') {
    return assumptions.has(input.id) ? undefined : `the assumption “${input.id}”`;
  }
  return listCounties(published).length > 0 ? undefined : 'the list of county authorities';
}

function lackOfNeighbours(edition: number, published: Published): string | undefined {
  return listNeighbours(published, edition).length > 0 ? undefined : `statistical neighbours of ${edition}`;
}

function lackOfSeries(input: PublishedInput, published: Published): string | undefined {
  const lacking = input.years.filter((year) =>
    asksEverywhere(input)
      ? listAcross(published, input, year).size < 2
      : typeof findValue(published, input, { area: input.area, year })?.value !== 'number',
  );
  if (lacking.length === 0) return undefined;
  const who = asksEverywhere(input) ? ' of authorities' : '';
  return `${input.series.label}${who}, ${formatYears(lacking)} (${input.series.file})`;
}

/** 2011 to 2020; 2015, 2020. */
export function formatYears(years: readonly number[]): string {
  const [first = 0, last = 0] = [Math.min(...years), Math.max(...years)];
  return years.length > 2 && last - first === years.length - 1 ? `${first} to ${last}` : years.join(', ');
}
