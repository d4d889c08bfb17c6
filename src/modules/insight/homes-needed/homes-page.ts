import type { Forecast } from '../forecast/forecast.ts';
import { percentWords } from '../forecast/forecast-words.ts';
import type { Count } from '../figures/suppression-rules.ts';
import { suppressOne, suppressParts } from '../figures/suppression-rules.ts';
import { hideGroups } from '../measures/group-suppression-rules.ts';
import { compareGroups, groupLabel } from '../measures/group-words.ts';
import type { GroupCounts } from '../measures/measure-rules.ts';
import type { ExpectedYear } from './expected-homes.ts';
import { expectHomes } from './expected-homes.ts';
import type { HomesAsked } from './homes-form.ts';
import type { Expected, HomesDemand, HomesPlanYear } from './homes-rules.ts';
import { costOfGap, idealDemand, planHomes } from './homes-rules.ts';
import { betweenWords, costWords, hiddenWords, wholeWords } from './homes-words.ts';

/** Children in care by the district of their family's home, and what districts are called. */
export type AreaCounts = {
  readonly groups: readonly GroupCounts[];
  readonly names: ReadonlyMap<string, string>;
};

export type HomesInput = {
  readonly forecast: Forecast;
  readonly areas: AreaCounts;
  /** Whether small numbers have to be left out. */
  readonly countsOnly: boolean;
};

/** A number with its interval, as it is printed. */
export type Printed = { readonly likely: string; readonly between: string };

/** What is expected when nothing is stated: children by kind of home. */
export type ExpectedPage = {
  readonly finding: string;
  readonly summary: string;
  readonly years: readonly number[];
  /** Means for the chart; null where one is hidden. */
  readonly homes: readonly {
    readonly home: string;
    /** In a word, for the end of a line. */
    readonly short: string;
    readonly values: readonly Count[];
    readonly printed: readonly Printed[];
  }[];
};

/** What to recruit, by when. */
export type PlanPage = {
  readonly finding: string;
  readonly summary: string;
  readonly sure: readonly string[];
  readonly years: readonly HomesPlanYear[];
  readonly rows: readonly PlanRow[];
  readonly ages: readonly {
    readonly age: string;
    readonly first: string;
    readonly last: string;
    readonly gap: string;
  }[];
  readonly areas: readonly AreaRow[];
};
export type PlanRow = Readonly<
  Record<'year' | 'demand' | 'waiting' | 'places' | 'canTake' | 'gap' | 'inAll' | 'thisYear' | 'cost', string>
>;
export type AreaRow = {
  readonly area: string;
  readonly share: string;
  readonly demand: string;
  readonly places: string;
};

const homeNames = {
  Fostering: 'Foster families, kin among them',
  Residential: 'Residential homes',
  Supported: 'Supported or on their own',
  Other: 'With parents, for adoption, elsewhere',
} as const;

/** The five coming years by kind of home, as things go now. */
export function expectedPage({ forecast, countsOnly }: HomesInput): ExpectedPage {
  const years = expectHomes(forecast);
  const shown = years.map(({ homes }) => shownMeans(homes, countsOnly));
  const homes = (years[0]?.homes ?? []).map(({ home }, at) => {
    const values = shown.map((means) => means[at] ?? null);
    const printed = years.map(({ homes: all }, index) =>
      printOne(all[at]?.children, values[index] ?? null, countsOnly),
    );
    return { home: homeNames[home], short: home, values, printed };
  });
  const summary = homes.map(
    ({ home, printed }) => `${home}: ${printed.map(({ likely }) => likely).join(', ')}`,
  );
  return {
    finding: expectedFinding(years.at(-1), shown.at(-1)),
    summary: `Children expected at each 31 March. ${summary.join('; ')}.`,
    years: years.map(({ year }) => year),
    homes,
  };
}

function shownMeans(homes: ExpectedYear['homes'], countsOnly: boolean): readonly Count[] {
  const means = homes.map(({ children }) => Math.round(children.mean));
  return countsOnly ? suppressParts(means) : means;
}

function expectedFinding(last: ExpectedYear | undefined, means: readonly Count[] = []): string {
  const [fostering, residential] = means;
  if (!last || fostering === undefined || residential === undefined) return 'Nothing can be expected yet';
  return `By March ${last.year} expect ${shownCount(fostering)} children in foster families and ${shownCount(residential)} in residential homes`;
}

const shownCount = (count: Count) => (count === null ? hiddenWords : wholeWords(count));

function printOne(children: Expected | undefined, shown: Count, countsOnly: boolean): Printed {
  if (!children || shown === null) return { likely: hiddenWords, between: hiddenWords };
  return { likely: wholeWords(children.mean), between: betweenWords(children, countsOnly) };
}

/**
 * Whether a plan would let those who see counts only work out a small number: two plans with different shares differ by
 * the children in residential homes.
 */
export function isTooSmall({ forecast, countsOnly }: HomesInput): boolean {
  const means = expectHomes(forecast).flatMap(({ demand }) => meansOf(demand));
  return countsOnly && means.some((mean) => suppressOne(mean) === null);
}

function meansOf({ fostering, residential }: HomesDemand): readonly number[] {
  return [Math.round(fostering.mean), Math.round(residential.mean)];
}

/** What to recruit by when, with what was stated. Undefined where the forecast reaches no 31 March. */
export function planPage(input: HomesInput, asked: HomesAsked): PlanPage | undefined {
  const expected = expectHomes(input.forecast);
  const [first, last] = [expected[0], expected.at(-1)];
  if (!first || !last) return undefined;
  const plan = planHomes(
    expected.map(({ demand }) => idealDemand(demand, asked.share)),
    asked.capacity,
    first.year - 1,
  );
  const end = plan.at(-1);
  if (!end) return undefined;
  return {
    finding: planFinding(plan),
    summary: plan.map(yearSummary).join('; '),
    sure: sureWords(input.forecast, plan),
    years: plan,
    rows: plan.map((year) => planRow(year, asked, input.countsOnly)),
    ages: ageRows([first, last], { asked, end, countsOnly: input.countsOnly }),
    areas: areaRows(input, end),
  };
}

/** '72 more foster places by March 2027, 115 by March 2029' */
export function planFinding(plan: readonly HomesPlanYear[]): string {
  const most = Math.max(0, ...plan.map(({ placesToGain }) => placesToGain));
  const first = plan.find(({ placesToGain }) => placesToGain > 0);
  const full = plan.find(({ placesToGain }) => placesToGain === most);
  if (!first || !full) return `Foster places are enough until March ${plan.at(-1)?.year ?? ''}`;
  const one = first.placesToGain === 1 ? 'place' : 'places';
  const begin = `${wholeWords(first.placesToGain)} more foster ${one} by March ${first.year}`;
  return first === full ? begin : `${begin}, ${wholeWords(most)} by March ${full.year}`;
}

function yearSummary({ year, demand, canTake }: HomesPlanYear): string {
  return `March ${year}: ${wholeWords(demand.fostering.mean)} children need a foster family, places can take ${wholeWords(canTake)}`;
}

function sureWords({ backtest }: Forecast, plan: readonly HomesPlanYear[]): readonly string[] {
  const last = plan.at(-1);
  const { mape, coverage90, origins } = backtest;
  const tried =
    mape === null
      ? 'The record is too short to try earlier forecasts on.'
      : `Asked on ${origins.length} earlier days, forecasts of all children in care were typically ${percentWords(mape)} off; ${percentWords(coverage90, 0)} of what happened lay between their ends, nine in ten should.`;
  return [...(last ? [endWords(last)] : []), tried];
}

function endWords({ year, gap }: HomesPlanYear): string {
  if (gap.high === 0) return `Even at the upper end no family is missing in March ${year}.`;
  const low = gap.low === 0 ? 'none' : wholeWords(gap.low);
  return `In March ${year} a foster family is missing for ${wholeWords(gap.mean)} children at the mean; between ${low} and ${wholeWords(gap.high)}, with doubt about how many children there will be and for how many a family is right.`;
}

function planRow(year: HomesPlanYear, { costs }: HomesAsked, countsOnly: boolean): PlanRow {
  const { demand, places, canTake, gap, placesToGain, toGainThisYear } = year;
  return {
    year: `March ${year.year}`,
    demand: withEnds(demand.fostering, countsOnly),
    waiting: withEnds(demand.waiting, countsOnly),
    places: wholeWords(places),
    canTake: wholeWords(canTake),
    gap: withEnds(gap, countsOnly),
    inAll: wholeWords(placesToGain),
    thisYear: wholeWords(toGainThisYear),
    cost: costs ? costWords(costOfGap(year, costs)) : 'No cost stated',
  };
}

function withEnds(children: Expected, countsOnly: boolean): string {
  const [shown] = countsOnly ? suppressParts([Math.round(children.mean)]) : [children.mean];
  return shown === null || shown === undefined
    ? hiddenWords
    : `${wholeWords(shown)} (${betweenWords(children, countsOnly)})`;
}

type AgeInput = {
  readonly asked: HomesAsked;
  /** The last year of the plan. */
  readonly end: HomesPlanYear;
  readonly countsOnly: boolean;
};

/** Who needs a foster family by age, in the first and the last year; places have no ages, so the gap falls on ages by share. */
function ageRows(
  [first, last]: readonly [ExpectedYear, ExpectedYear],
  { asked, end, countsOnly }: AgeInput,
): PlanPage['ages'] {
  const need = (year: ExpectedYear) =>
    year.ages.map(({ demand }) => Math.round(idealDemand(demand, asked.share).fostering.mean));
  const [now, then] = [need(first), need(last)];
  // Hidden by what is behind them, not by their sum: plans with other shares would tell the two homes apart.
  const hidden = countsOnly ? hideGroups(first.ages.map((_, at) => behindAge([first, last], at))) : [];
  return first.ages.map(({ age }, at) => ({
    age: ageWords[age] ?? age,
    first: hidden[at] ? hiddenWords : wholeWords(now[at] ?? 0),
    last: hidden[at] ? hiddenWords : wholeWords(then[at] ?? 0),
    gap: hidden[at] ? hiddenWords : shareOfGap(then[at] ?? 0, end),
  }));
}

function behindAge(years: readonly ExpectedYear[], at: number): readonly number[] {
  return years.flatMap(({ ages }) => {
    const one = ages[at];
    return one ? meansOf(one.demand) : [];
  });
}

const ageWords: Readonly<Record<string, string>> = {
  'Birth to 1': 'Under 1',
  '1 to 5': '1 to 4',
  '5 to 10': '5 to 9',
  '10 to 16': '10 to 15',
  '16 to 18+': '16 and 17',
};

function shareOfGap(children: number, { demand, placesToGain }: HomesPlanYear): string {
  return wholeWords(demand.fostering.mean > 0 ? (placesToGain * children) / demand.fostering.mean : 0);
}

/** Children who need a foster family and places to gain in the last year, by today's shares of districts. */
function areaRows({ areas, countsOnly }: HomesInput, last: HomesPlanYear): readonly AreaRow[] {
  const counted = areas.groups
    .map(({ group, counts }) => ({
      group,
      children: counts.reduce((sum, { numerator }) => sum + numerator, 0),
    }))
    .filter(({ children }) => children > 0)
    .sort(
      (a, b) =>
        compareGroups(
          'area',
          groupLabel('area', a.group, areas.names),
          groupLabel('area', b.group, areas.names),
        ) || a.group.localeCompare(b.group),
    );
  const all = counted.reduce((sum, { children }) => sum + children, 0);
  const hidden = countsOnly ? hideGroups(counted.map(({ children }) => [children])) : [];
  return counted.map(({ group, children }, at) => ({
    area: group === 'not-known' ? 'Home area not known' : groupLabel('area', group, areas.names),
    ...(hidden[at] ? hiddenArea : areaNumbers(children / all, last)),
  }));
}

const hiddenArea = { share: hiddenWords, demand: hiddenWords, places: hiddenWords };

function areaNumbers(share: number, { demand, placesToGain }: HomesPlanYear): Omit<AreaRow, 'area'> {
  return {
    share: percentWords(share * 100, 0),
    demand: wholeWords(share * demand.fostering.mean),
    places: wholeWords(share * placesToGain),
  };
}
