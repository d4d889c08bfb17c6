import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { ageOn } from '../../../platform/dates/plain-date.ts';
import type { FigureChild, Sight } from './figure-queries.ts';
import type { Figure } from './figure.ts';
import { isByMonth } from './figure-rules.ts';
import type { Shown } from './finding-rules.ts';
import type { PartLine } from './our-children-page.ts';
import { partHref } from './our-children-page.ts';
import { formatNumber } from './number-rules.ts';
import type { Count } from './suppression-rules.ts';

/** A child in a list behind a figure. */
export type ChildLine = {
  readonly href: string;
  readonly name: string;
  readonly age: string;
  readonly date: string;
  readonly part: string;
};

/** A list of children, a page of it at a time. */
export type ChildList = {
  readonly heading: string;
  readonly dateLabel: string;
  readonly lines: readonly ChildLine[];
  readonly previous: string | undefined;
  readonly next: string | undefined;
};

export type FigurePage = {
  readonly figure: Figure;
  readonly day: PlainDate;
  readonly sight: Sight;
  /** Undefined where it would tell single months to those who see counts only. */
  readonly total: Count | undefined;
  readonly lines: readonly PartLine[];
  readonly selected: string | undefined;
  /** Undefined for those who see counts only. */
  readonly children: ChildList | undefined;
};

/** How many children a page of a list has. */
export const perPage = 50;

/** The name to list somebody by, as far as it is known. */
export function nameOf({ forename, surname }: Pick<FigureChild, 'forename' | 'surname'>): string {
  const name = [forename, surname].filter((part) => part !== null).join(' ');
  return name === '' ? 'Name not known' : name;
}

/** What a list of children is made from. */
export type Listed = {
  readonly figure: Figure;
  readonly day: PlainDate;
  readonly part: string | undefined;
  readonly number: number;
  readonly found: readonly FigureChild[];
};

/** One page of the children behind a figure. */
export function childList({ figure, day, part, number, found }: Listed): ChildList {
  const total = found[0]?.total ?? 0;
  const href = (to: number) => `${partHref(figure.key, day, part)}&page=${to}`;
  const labels = new Map(figure.parts.map(({ key, label }) => [key, label]));
  const partName = part === undefined ? undefined : labels.get(part);
  return {
    heading: `${formatNumber(total)} ${total === 1 ? 'child' : 'children'}${partName === undefined ? '' : `: ${partName}`}`,
    dateLabel: figure.dateLabel,
    lines: found.map((child) => toLine(child, day, labels)),
    previous: number > 1 ? href(number - 1) : undefined,
    next: number * perPage < total ? href(number + 1) : undefined,
  };
}

function toLine(child: FigureChild, day: PlainDate, labels: ReadonlyMap<string, string>): ChildLine {
  return {
    href: `/children/${child.personId}`,
    name: nameOf(child),
    age: child.birthDate === null ? 'Not known' : String(ageOn(child.birthDate, day)),
    date: child.happenedOn === null ? 'Not known' : formatDate(child.happenedOn),
    part: labels.get(child.part) ?? child.part,
  };
}

/** The page of one figure: its definition, its parts and, for those allowed, its children. */
export function figurePage(input: {
  readonly figure: Figure;
  readonly shown: Shown;
  readonly day: PlainDate;
  readonly sight: Sight;
  readonly selected: string | undefined;
  readonly children: ChildList | undefined;
}): FigurePage {
  const { figure, shown, day, sight, selected, children } = input;
  const lines = figure.parts.map(({ key, label }) => ({
    key,
    label,
    count: shown.parts.get(key) ?? null,
    href: partHref(figure.key, day, key),
  }));
  const total = sight === 'counts' && isByMonth(figure) ? undefined : shown.total;
  return { figure, day, sight, total, lines, selected, children };
}
