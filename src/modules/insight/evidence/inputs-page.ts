import { england } from '../statistics/statistic.ts';
import type { Area, Statistic } from '../statistics/statistic.ts';
import type { Published } from '../statistics/published.ts';
import { findAssumption } from './assumptions.ts';
import type { Assumption } from './assumptions.ts';
import type { FigureInput } from './figure-input.ts';
import type { FigureRecipe } from './figure-recipe.ts';
import { formatAmount } from './format-figure.ts';
import { findValue, formatYears, listAcross } from './given.ts';
import { asksEverywhere, asQuoted } from './series.ts';

/** An input as it was read: what, of whom, when, its value, which edition, from which publication. */
export type InputRow = {
  readonly label: string;
  readonly area: string;
  readonly year: string;
  readonly value: string;
  readonly edition: string;
  readonly source: string;
};

export type InputsPage = {
  readonly published: readonly InputRow[];
  readonly assumptions: readonly Assumption[];
};

type PublishedInput = Extract<FigureInput, { kind: 'published' }>;
type Names = { readonly areas: readonly Area[]; readonly titles: ReadonlyMap<string, string> };

/** What a recipe read. `titles`: publications by their key. */
export function inputsPage(
  { inputs }: FigureRecipe,
  published: Published,
  titles: ReadonlyMap<string, string>,
): InputsPage {
  const names = { areas: published.areas, titles };
  const rows = Object.values(inputs).flatMap((input) => rowsOf(input, published, names));
  const assumptions = Object.values(inputs).flatMap((input) =>
    input.kind === 'assumption' ? (findAssumption(input.id) ?? []) : [],
  );
  return { published: distinct(rows), assumptions };
}

/** The same value may be asked for twice, for the figure and beside it. */
function distinct(rows: readonly InputRow[]): readonly InputRow[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

function rowsOf(input: FigureInput, published: Published, names: Names): readonly InputRow[] {
  if (input.kind === 'published')
    return input.years.map((year) => yearRow({ input, year }, published, names));
  const none = { year: '', edition: '', source: 'Statistical neighbours, Department for Education' };
  if (input.kind === 'neighbours') {
    const count = published.neighbours.filter(({ edition }) => edition === input.edition).length;
    const value = count === 0 ? 'Not known' : `${formatAmount(count)} pairs`;
    return [
      { ...none, label: `Statistical neighbours, ${input.edition} model`, area: 'All authorities', value },
    ];
  }
  if (input.kind === 'counties') {
    const count = published.areas.filter(({ assumedCounty }) => assumedCounty).length;
    const value = count === 0 ? 'Not known' : `${count} authorities`;
    const source = 'An assumed list, not a published one';
    return [{ ...none, label: 'County authorities', area: 'England', value, source }];
  }
  return [];
}

type Place = { readonly input: PublishedInput; readonly year: number };

function yearRow({ input, year }: Place, published: Published, names: Names): InputRow {
  const about = { label: input.series.label, year: String(year) };
  if (!asksEverywhere(input)) {
    const found = findValue(published, input, { area: input.area, year });
    return { ...about, area: areaName(input.area, names), ...saidOf(found, names) };
  }
  const values = listAcross(published, input, year);
  const first = published.statistics.all(input.series).find((one) => one.year === year);
  const value = spreadOf([...values.values()]);
  return { ...about, area: 'All authorities', value, edition: '', source: titleOf(first?.source, names) };
}

function saidOf(found: Statistic | undefined, names: Names): Pick<InputRow, 'value' | 'edition' | 'source'> {
  if (!found) return { value: 'Not known', edition: '', source: titleOf(undefined, names) };
  return {
    value: found.value === null ? 'Not known' : formatAmount(found.value),
    edition: found.vintage === asQuoted[0] ? 'as the report quotes it' : found.vintage,
    source: titleOf(found.source, names),
  };
}

function spreadOf(values: readonly number[]): string {
  if (values.length === 0) return 'Not known';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return `${values.length} authorities, ${formatAmount(low)} to ${formatAmount(high)}`;
}

function areaName(code: string, { areas }: Names): string {
  if (code === england) return 'England';
  return areas.find((area) => area.code === code)?.name ?? `Authority ${code}`;
}

/** What interactive tool and publications are called where the loaded list of publications does not say. */
function titleOf(source: string | undefined, { titles }: Names): string {
  if (source === undefined || source === '') return 'Not known';
  return titles.get(source) ?? source;
}

/** Consecutive years of one series in one line: a long history is one input. */
export function mergeYears(rows: readonly InputRow[]): readonly InputRow[] {
  const groups = new Map<string, InputRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.label, row.area, row.edition, row.source]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => (group.length > longest ? [merged(group)] : group));
}

const longest = 4;

function merged(group: readonly InputRow[]): InputRow {
  const [first] = group;
  if (!first) throw new Error('No rows');
  const last = group.at(-1) ?? first;
  const years = group.map(({ year }) => Number(year));
  return { ...first, year: formatYears(years), value: `${first.value} … ${last.value}` };
}
