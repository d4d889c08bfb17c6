import type { StatisticTable } from '../statistics/statistic-table.ts';
import type { Comparable, ComparableGroup } from './comparable.ts';
import { comparableGroups } from './comparable.ts';
import type { Picked } from './compare-values.ts';
import { bestOf, betterBy, middleOf, valueIn, valuesIn, yearsOf } from './compare-values.ts';
import { comparables, findComparable } from './list-comparables.ts';

/** One measure of an authority beside others, in the newest year that the authority has. */
export type ComparedRow = {
  readonly comparable: Comparable;
  readonly year: number | undefined;
  readonly own: number | undefined;
  readonly region: number | undefined;
  readonly country: number | undefined;
  readonly middle: number | undefined;
  readonly best: { readonly name: string; readonly value: number } | undefined;
  readonly standing: 'better' | 'worse' | 'alike' | 'neutral';
};

export type Flows = {
  readonly years: readonly number[];
  readonly started: readonly (number | null)[];
  readonly left: readonly (number | null)[];
  readonly finding: string;
};

export type ComparisonsPage = {
  readonly heading: string;
  readonly groups: readonly { readonly name: ComparableGroup; readonly rows: readonly ComparedRow[] }[];
  readonly flows: Flows | undefined;
};

/** Every measure of an authority beside its neighbours, region and country. */
export function comparisonsPage(picked: Picked, table: StatisticTable): ComparisonsPage {
  const rows = comparables.map((comparable) => compareOne(comparable, picked, table));
  return {
    heading: headingOf(picked, rows),
    groups: comparableGroups.map((name) => {
      return { name, rows: rows.filter(({ comparable }) => comparable.group === name) };
    }),
    flows: flowsOf(picked, table),
  };
}

function compareOne(comparable: Comparable, picked: Picked, table: StatisticTable): ComparedRow {
  const { area, region, country, neighbours } = picked;
  const year = yearsOf(table, comparable, area.code).at(-1);
  const none = { own: undefined, region: undefined, country: undefined, middle: undefined, best: undefined };
  if (year === undefined) return { comparable, year, ...none, standing: 'neutral' };
  const value = (code: string | undefined) =>
    code === undefined ? undefined : valueIn(table, comparable, code, year);
  const near = valuesIn(table, comparable, year, neighbours);
  const [own, middle, best] = [value(area.code), middleOf(near.values()), bestOf(comparable, near)];
  return {
    ...{ comparable, year, own, middle },
    region: value(region?.code),
    country: value(country?.code),
    best: best && {
      name: neighbours.find(({ code }) => code === best.area)?.name ?? best.area,
      value: best.value,
    },
    standing: standingOf(comparable, own, middle),
  };
}

function standingOf(comparable: Comparable, own?: number, middle?: number): ComparedRow['standing'] {
  if (comparable.polarity === 'neutral' || own === undefined || middle === undefined) return 'neutral';
  const better = betterBy(comparable, own, middle);
  if (better === 0) return 'alike';
  return better > 0 ? 'better' : 'worse';
}

const measures = (count: number) => `${count} ${count === 1 ? 'measure' : 'measures'}`;

function headingOf({ area, neighbours }: Picked, rows: readonly ComparedRow[]): string {
  const count = (standing: ComparedRow['standing']) => rows.filter((row) => row.standing === standing).length;
  if (rows.every(({ own }) => own === undefined)) return `${area.name}: no measure is known`;
  if (neighbours.length === 0) return `${area.name} beside its region and country`;
  return `${area.name}: better than the middle of its neighbours on ${measures(count('better'))}, worse on ${count('worse')}`;
}

/** Children coming into care beside children leaving it, in the years in which either is known. */
export function flowsOf({ area }: Picked, table: StatisticTable): Flows | undefined {
  const [came, went] = [findComparable('started'), findComparable('ceased')];
  if (!came || !went) return undefined;
  const known = new Set([...yearsOf(table, came, area.code), ...yearsOf(table, went, area.code)]);
  const years = [...known].sort((a, b) => a - b);
  const line = (comparable: Comparable) =>
    years.map((year) => valueIn(table, comparable, area.code, year) ?? null);
  const [started, left] = [line(came), line(went)];
  const [year, lastStarted, lastLeft] = [years.at(-1), started.at(-1), left.at(-1)];
  if (year === undefined || typeof lastStarted !== 'number' || typeof lastLeft !== 'number') return undefined;
  return { years, started, left, finding: flowWords(year, lastStarted, lastLeft) };
}

function flowWords(year: number, started: number, left: number): string {
  const numbers = `${left} left and ${started} came, of every 10,000 children`;
  if (started === left) return `As many left care as came in ${year}: ${started} of every 10,000 children`;
  return `${left > started ? 'More left care than came' : 'More came into care than left'} in ${year}: ${numbers}`;
}
