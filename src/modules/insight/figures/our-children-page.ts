import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Shown } from './finding-rules.ts';
import { findingOf, flowFinding, goingHomeFinding } from './finding-rules.ts';
import type { Figure, Part } from './figure.ts';
import type { StateKey } from './figure-rules.ts';
import { isByMonth, listFigures, monthsTo, stateKeys } from './figure-rules.ts';
import type { FigureCounts, Sight } from './figure-queries.ts';
import { formatNumber } from './number-rules.ts';
import type { Count } from './suppression-rules.ts';
import { sumShown, suppressOne, suppressParts } from './suppression-rules.ts';

/** One part of a figure as the page prints it; a null count is too small to show. */
export type PartLine = {
  readonly key: string;
  readonly label: string;
  readonly count: Count;
  readonly href: string;
};

export type Section = {
  readonly key: StateKey;
  readonly finding: string;
  /** What the chart says, for those who do not see it. */
  readonly summary: string;
  readonly lines: readonly PartLine[];
  readonly href: string;
};

export type Flow = {
  readonly finding: string;
  readonly summary: string;
  readonly months: readonly string[];
  readonly came: readonly Count[];
  readonly left: readonly Count[];
  readonly cameHref: string;
  readonly leftHref: string;
};

export type GoingHome = {
  readonly finding: string;
  readonly lines: readonly PartLine[];
  readonly href: string;
};

/** What 'Our children today' prints. */
export type OurChildrenPage = {
  readonly day: PlainDate;
  readonly sight: Sight;
  readonly total: Count;
  /** The day that the record reaches to, where it ends before today and nobody asked for a day. */
  readonly reachesTo: PlainDate | undefined;
  /** Nothing about anybody's care is loaded, or nobody's is the account's to count. */
  readonly nothingKnown: boolean;
  readonly sections: readonly Section[];
  readonly flow: Flow;
  readonly goingHome: GoingHome;
  /** Records open after the 18th birthday; undefined where there is none, or for those who see counts only. */
  readonly stillOpen: PartLine | undefined;
};

type Asked = Pick<OurChildrenPage, 'day' | 'sight' | 'reachesTo'>;

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Puts what was counted into the order of the page; for those who see counts only, small numbers are left out first. */
export function ourChildrenPage(counted: FigureCounts, asked: Asked): OurChildrenPage {
  const { day, sight, reachesTo } = asked;
  const counts = byFigure(counted);
  const figures = new Map(listFigures(day).map((figure) => [figure.key, figure]));
  const make: Making = { counts, day, sight, get: (key) => getFigure(figures, key) };
  const open = counts.get('past-18')?.get('open') ?? 0;
  return {
    day,
    sight,
    total: showOne(totalOf(counts, 'home'), sight),
    reachesTo,
    nothingKnown: !counts.has('ever'),
    sections: stateKeys.map((key) => section(key, make)),
    flow: flow(make),
    goingHome: goingHome(make),
    stillOpen:
      open === 0 || sight === 'counts'
        ? undefined
        : { key: 'open', label: make.get('past-18').name, count: open, href: partHref('past-18', day) },
  };
}

type Making = {
  readonly counts: Counts;
  readonly day: PlainDate;
  readonly sight: Sight;
  readonly get: (key: string) => Figure;
};

/** The numbers of a figure by part, with small ones hidden from those who see counts only. */
export function shownFigure(counted: FigureCounts, figure: Figure, sight: Sight): Shown {
  const counts = byFigure(counted);
  return showFigure(figure, { counts, sight });
}

function byFigure({ counts }: FigureCounts): Counts {
  const map = new Map<string, Map<string, number>>();
  for (const [figure, part, children] of counts) {
    const parts = map.get(figure) ?? new Map<string, number>();
    map.set(figure, parts.set(part, children));
  }
  return map;
}

function getFigure(figures: ReadonlyMap<string, Figure>, key: string): Figure {
  const figure = figures.get(key);
  if (!figure) throw new RangeError(`There is no figure ${key}`);
  return figure;
}

function totalOf(counts: Counts, key: string): number {
  return [...(counts.get(key)?.values() ?? [])].reduce((sum, value) => sum + value, 0);
}

function showOne(value: number, sight: Sight): Count {
  return sight === 'counts' ? suppressOne(value) : value;
}

/**
 * Parts whose sum can be known are hidden together: the months of a quarter (measures are shown quarter by quarter), and
 * the two answers of one year's going home.
 */
function groupsOf(figure: Figure): readonly (readonly Part[])[] {
  if (figure.key === 'going-home') return [figure.parts.slice(0, 1), figure.parts.slice(1)];
  if (!isByMonth(figure)) return [figure.parts];
  const quarters = new Map<string, Part[]>();
  for (const part of figure.parts) {
    const quarter = `${part.key.slice(0, 4)} ${Math.ceil(Number(part.key.slice(5)) / 3)}`;
    quarters.set(quarter, [...(quarters.get(quarter) ?? []), part]);
  }
  return [...quarters.values()];
}

function showFigure(figure: Figure, { counts, sight }: Pick<Making, 'counts' | 'sight'>): Shown {
  const known = counts.get(figure.key);
  const parts = groupsOf(figure).flatMap((group) => {
    const values = group.map(({ key }) => known?.get(key) ?? 0);
    const shown = sight === 'counts' ? suppressParts(values) : values;
    return group.map(({ key }, index) => [key, shown[index] ?? null] as const);
  });
  return { total: showOne(totalOf(counts, figure.key), sight), parts: new Map(parts) };
}

function linesOf(figure: Figure, shown: Shown, day: PlainDate): readonly PartLine[] {
  return figure.parts.map(({ key, label }) => {
    return { key, label, count: shown.parts.get(key) ?? null, href: partHref(figure.key, day, key) };
  });
}

function section(key: StateKey, make: Making): Section {
  const figure = make.get(key);
  const shown = showFigure(figure, make);
  // A part that nobody is in says nothing, but for those who look for it by name in the figure's own page.
  const lines = linesOf(figure, shown, make.day).filter(({ count }) => count !== 0);
  return {
    key,
    finding: findingOf(key, shown),
    summary: summarise(lines),
    lines,
    href: partHref(key, make.day),
  };
}

/** 'In a foster home 154; with family 61 …' */
function summarise(lines: readonly PartLine[]): string {
  return lines.map(({ label, count }) => `${label}: ${formatShown(count)}`).join('; ');
}

/** A number as the page prints it. */
export function formatShown(count: Count): string {
  return count === null ? 'too few to show' : formatNumber(count);
}

function flow(make: Making): Flow {
  const came = showFigure(make.get('starting'), make);
  const left = showFigure(make.get('leaving'), make);
  const keys = monthsTo(make.day);
  const valuesOf = (shown: Shown) => keys.map(({ key }) => shown.parts.get(key) ?? null);
  const [cameIn, leftIn] = [lastYear(make, 'starting'), lastYear(make, 'leaving')];
  return {
    finding: flowFinding(cameIn, leftIn),
    summary: `Month by month: came into care ${valuesOf(came).map(formatShown).join(', ')}; left care ${valuesOf(left).map(formatShown).join(', ')}`,
    months: keys.map(({ label }) => label),
    came: valuesOf(came),
    left: valuesOf(left),
    cameHref: partHref('starting', make.day),
    leftHref: partHref('leaving', make.day),
  };
}

/** The last twelve months added up; not for those who see counts only: less the quarters, it would tell single months. */
function lastYear({ counts, get, sight }: Making, key: string): Count {
  if (sight === 'counts') return null;
  const months = counts.get(key);
  const last = get(key).parts.slice(12);
  return sumShown(last.map((part) => months?.get(part.key) ?? 0));
}

function goingHome(make: Making): GoingHome {
  const figure = make.get('going-home');
  const shown = showFigure(figure, make);
  return {
    finding: goingHomeFinding(shown),
    lines: linesOf(figure, shown, make.day),
    href: partHref('going-home', make.day),
  };
}

/** Where a figure, or one part of it, is opened. */
export function partHref(figure: string, day: PlainDate, part?: string): string {
  const query = new URLSearchParams(part === undefined ? { on: day } : { on: day, part });
  return `/our-children/${figure}?${query}`;
}
