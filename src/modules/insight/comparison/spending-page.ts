import { formatMillions } from './compare-words.ts';
import type { SpendingPart, SpendingYear } from './explain-spending.ts';
import { decomposeSpending, weekOf } from './explain-spending.ts';

export type SpendingPage = {
  readonly heading: string;
  readonly before: SpendingYear;
  readonly after: SpendingYear;
  readonly change: number;
  readonly parts: readonly (SpendingPart & { readonly words: string; readonly detail: string })[];
  /** Years that may be chosen as the first. */
  readonly years: readonly number[];
};

const causes: Readonly<Record<SpendingPart['name'], string>> = {
  children: 'Children who live here',
  rate: 'Share of them in care',
  week: 'Cost of a week in care',
};

/** What moved spending from a year (the first held unless asked) to the newest; undefined with fewer than two years. */
export function spendingPage(
  name: string,
  years: readonly SpendingYear[],
  from: string | undefined,
): SpendingPage | undefined {
  const after = years.at(-1);
  const choices = years.slice(0, -1);
  const before = choices.find(({ year }) => String(year) === from) ?? choices[0];
  if (!after || !before) return undefined;
  const parts = decomposeSpending(before, after).map((part) => {
    return { ...part, words: causes[part.name], detail: detailOf(part.name, before, after) };
  });
  const change = after.spend - before.spend;
  return {
    ...{ before, after, change, parts },
    heading: headingOf(name, { before, after, change, parts }),
    years: choices.map(({ year }) => year),
  };
}

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

function detailOf(name: SpendingPart['name'], before: SpendingYear, after: SpendingYear): string {
  const from = (show: (one: SpendingYear) => string) => `${show(before)} to ${show(after)}`;
  if (name === 'children') return from(({ population }) => whole.format(population));
  if (name === 'rate')
    return `${from(({ inCare, population }) => whole.format((inCare / population) * 10_000))} of every 10,000`;
  return from((one) => `£${whole.format(weekOf(one))}`);
}

const causeWords: Readonly<Record<SpendingPart['name'], readonly [more: string, less: string]>> = {
  children: ['more children who live here', 'fewer children who live here'],
  rate: ['more of them in care', 'fewer of them in care'],
  week: ['dearer weeks', 'cheaper weeks'],
};

type Told = Pick<SpendingPage, 'before' | 'after' | 'change' | 'parts'>;

function headingOf(name: string, { before, after, change, parts }: Told): string {
  const [largest] = [...parts].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const verb = change >= 0 ? 'rose' : 'fell';
  const moved = `${name}’s spending on children in care ${verb} by ${formatMillions(change)} from ${before.year} to ${after.year}`;
  if (!largest) return moved;
  const [more, less] = causeWords[largest.name];
  return `${moved}, mostly by ${largest.amount >= 0 ? more : less}`;
}
