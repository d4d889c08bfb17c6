import { formatDate, formatShort } from '../../../platform/dates/format-date.ts';
import { todayIn } from '../../../platform/dates/instant.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Family, Measure } from './measure.ts';
import { families } from './measure.ts';
import type { KeptMeasure } from './measure-queries.ts';
import type { ChildPopulation } from './measure-rules.ts';
import type { PrintedValue } from './measure-value-page.ts';
import { measureHref, print } from './measure-value-page.ts';
import type { NotYet } from './not-yet.ts';

/** The measure that keeps another honest, as the list shows it beside it. */
export type Beside = { readonly title: string; readonly text: string; readonly href: string | undefined };

export type ListedMeasure = {
  readonly measure: Measure;
  readonly href: string;
  /** The value, or why there is none. */
  readonly text: string;
  readonly hasValue: boolean;
  /** Of which day, where it is not of the day that the list is of. */
  readonly ofDay: string | undefined;
  readonly beside: Beside | undefined;
};

export type MeasureListPage = {
  readonly day: PlainDate;
  readonly families: readonly { readonly family: Family; readonly lines: readonly ListedMeasure[] }[];
  readonly notYet: readonly { readonly family: Family; readonly measures: readonly NotYet[] }[];
  readonly finding: string;
  /** Since when no value was counted anew, where that is before today. */
  readonly countedSince: string | undefined;
  readonly countsOnly: boolean;
  readonly filter: MeasureFilter;
};

export type MeasureFilter = { readonly family: Family | undefined; readonly words: string };

export type MeasureListInput = {
  readonly measures: readonly Measure[];
  readonly notYet: readonly NotYet[];
  readonly kept: readonly KeptMeasure[];
  readonly populations: readonly ChildPopulation[];
  readonly day: PlainDate;
  readonly today: PlainDate;
  readonly countsOnly: boolean;
  readonly filter: MeasureFilter;
};

/** Every measure that the filter lets through, family by family, each with its value and the one that keeps it honest. */
export function measureListPage(input: MeasureListInput): MeasureListPage {
  const { measures, filter, notYet, day, countsOnly } = input;
  const shown = measures.filter((one) => isWanted(one, filter));
  const lines = shown.map((measure) => listOne(measure, input));
  const lacking = notYet.filter((one) => isWanted(one, filter));
  return {
    day,
    families: byFamily(lines, ({ measure }) => measure.family).map(([family, of]) => ({ family, lines: of })),
    notYet: byFamily(lacking, ({ family }) => family).map(([family, of]) => ({ family, measures: of })),
    finding: `${shown.length} ${shown.length === 1 ? 'measure' : 'measures'}; ${lacking.length} more cannot be worked out yet`,
    countedSince: findOldest(input),
    countsOnly,
    filter,
  };
}

function isWanted(
  one: { family: Family; title: string; id: string; question?: string },
  filter: MeasureFilter,
) {
  if (filter.family !== undefined && one.family !== filter.family) return false;
  const text = `${one.id} ${one.title} ${one.question ?? ''}`.toLowerCase();
  return filter.words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function byFamily<T>(all: readonly T[], familyOf: (one: T) => Family): readonly [Family, readonly T[]][] {
  return families.flatMap((family): [Family, readonly T[]][] => {
    const of = all.filter((one) => familyOf(one) === family);
    return of.length === 0 ? [] : [[family, of]];
  });
}

/** What is kept of a measure, printed. For those who see counts only, never of a day that is no end of a quarter. */
function printKept(measure: Measure, input: MeasureListInput): PrintedValue | undefined {
  const { kept, day, populations, countsOnly } = input;
  const own = kept.filter((one) => one.measure === measure.id);
  const now = own.find(({ askedDay }) => askedDay === day);
  if (!now || (countsOnly && now.day !== day)) return undefined;
  const before = own.find((one) => one.askedDay < day && one.day === one.askedDay);
  return print(now, { measure, populations, countsOnly }, before);
}

function listOne(measure: Measure, input: MeasureListInput): ListedMeasure {
  const { day } = input;
  const now = printKept(measure, input);
  return {
    measure,
    href: measureHref(measure.id, day),
    text: textOf(now),
    hasValue: now !== undefined && now.value !== null,
    ofDay: now && now.day !== day ? formatShort(now.day) : undefined,
    beside: measure.pair && findBeside(measure.pair.id, input),
  };
}

function textOf(now: PrintedValue | undefined): string {
  if (now === undefined) return 'Not counted yet: open it to count it';
  return now.value === null ? (now.why ?? now.text) : now.text;
}

/** The measure of an id as it stands beside another; undefined where the catalogue has none such. */
export function findBeside(id: string, input: MeasureListInput): Beside | undefined {
  const measure = input.measures.find((one) => one.id === id);
  if (measure) {
    const text = textOf(printKept(measure, input));
    return { title: measure.title, text, href: measureHref(id, input.day) };
  }
  const lacking = input.notYet.find((one) => one.id === id);
  return lacking && { title: lacking.title, text: 'Cannot be worked out yet', href: undefined };
}

/** The day of the oldest count, where that is before today. */
function findOldest({ kept, today }: MeasureListInput): string | undefined {
  const days = kept.map(({ countedAt }) => todayIn('Europe/London', countedAt)).sort();
  const oldest = days[0];
  return oldest !== undefined && oldest < today ? formatDate(oldest) : undefined;
}
