import { randomLcg } from 'd3-random';
import { quantileSorted } from 'simple-statistics';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { homeKinds } from '../forecast/histories/care-states.ts';
import type { FlowModel } from '../forecast/histories/flow-model.ts';
import { drawDrift, drawFlowModel } from '../forecast/histories/draw-flows.ts';
import type { Believed, Course, Settled } from './effect-rates.ts';
import { inHome, projectChoices, roomForMoves, strengthIn, wentHome } from './effect-rates.ts';
import type { Choices, LeverKey, Range } from './lever.ts';
import type { Effect, Effects, Interval, ScenarioResult } from './result.ts';
import { effects } from './result.ts';
import type { FlowMonth } from '../forecast/histories/flow-model.ts';

const years = 5;
const months = years * 12;
/** As many as give the ends of a nine-in-ten interval to about a tenth of its width. */
const enough = 120;

/** One year of one possible course of events, without and with the choices. */
type YearOf = Readonly<Record<Effect, { readonly base: number; readonly chosen: number }>>;

/**
 * What choices would do over five years: each possible course is drawn from what is known of the rates and from the
 * ranges that are believed, and followed without and with the choices, so that the difference is the choices' alone.
 */
export function runChoices(model: FlowModel, choices: Choices, draws = enough): ScenarioResult {
  const likeliest = settle(choices, (range) => range.likely);
  const room = roomForMoves(model, months, likeliest);
  const random = randomLcg(0.42);
  const courses = Array.from({ length: draws }, () => {
    const settled = settle(choices, (range) => drawTriangular(range, random()));
    const drift = drawDrift(model, months, random);
    return followCourse(drawFlowModel(model, random), { settled, moveScale: room, drift });
  });
  const mean = followCourse(model, { settled: likeliest, moveScale: room });
  return {
    origin: model.origin,
    draws,
    years: mean.map(({ ends, year }, at) => ({
      ends,
      effects: summarise(
        year,
        courses.map((course) => course[at]?.year ?? year),
      ),
    })),
    total: summarise(addYears(mean), courses.map(addYears)),
    hoursFreed: hoursFreed(choices),
    roomForMoves: room,
  };
}

/** A course's years added up; of children in care the mean of the years' ends. */
function addYears(course: readonly CourseYear[]): YearOf {
  const added = effects.map((effect) => {
    const parts = effect === 'in-care' ? course.length : 1;
    const add = (pick: (one: YearOf[Effect]) => number) =>
      sum(course.map(({ year }) => pick(year[effect]))) / parts;
    return [effect, { base: add(({ base }) => base), chosen: add(({ chosen }) => chosen) }] as const;
  });
  // `effects` names every effect once, so the entries are a whole record.
  return Object.fromEntries(added) as YearOf;
}

/** A number between the ends of a range, likeliest near its middle: the inverse of a triangular distribution. */
export function drawTriangular({ low, likely, high }: Range, random: number): number {
  if (high <= low) return likely;
  const turn = (likely - low) / (high - low);
  return random < turn
    ? low + Math.sqrt(random * (high - low) * (likely - low))
    : high - Math.sqrt((1 - random) * (high - low) * (high - likely));
}

function settle(choices: Choices, choose: (range: Range) => number): Settled {
  const chosen = new Map<string, number>();
  for (const [lever, use] of Object.entries(choices.levers))
    for (const [key, range] of Object.entries(use.believed)) chosen.set(`${lever} ${key}`, choose(range));
  const believed: Believed = (lever: LeverKey, key: string) => chosen.get(`${lever} ${key}`) ?? 0;
  return { choices, believed };
}

type CourseYear = { readonly ends: PlainDate; readonly year: YearOf };

function followCourse(model: FlowModel, course: Course): readonly CourseYear[] {
  const { settled } = course;
  const { base, chosen } = projectChoices(model, months, course);
  return Array.from({ length: years }, (_, index) => {
    const part = <T>(all: readonly T[]) => all.slice(index * 12, index * 12 + 12);
    const invested = investmentIn(index, { base: part(base), chosen: part(chosen) }, settled);
    const ends = part(base).at(-1)?.date ?? model.origin;
    return { ends, year: yearOf({ base: part(base), chosen: part(chosen) }, { index, settled, invested }) };
  });
}

type Both = { readonly base: readonly FlowMonth[]; readonly chosen: readonly FlowMonth[] };
type About = { readonly index: number; readonly settled: Settled; readonly invested: number };

function yearOf({ base, chosen }: Both, { index, settled, invested }: About): YearOf {
  const both = (count: (of: readonly FlowMonth[]) => number) => ({
    base: count(base),
    chosen: count(chosen),
  });
  const spend = both((of) => spendOf(of, settled.choices, index));
  return {
    'in-care': both((of) => childrenIn(of.at(-1))),
    'came-in': both((of) => sum(of.map(({ entries }) => total(entries)))),
    'went-home': both((of) => sum(of.map((month) => total(wentHome(month))))),
    'nights-in-care': both((of) => sum(of.map((month) => childrenIn(month) * daysOf(month)))),
    'nights-in-families': both((of) => nightsIn(of, 'Fostering')),
    'nights-in-residential': both((of) => nightsIn(of, 'Residential')),
    moves: both((of) => sum(of.map(({ moves }) => total(moves)))),
    spend,
    investment: { base: 0, chosen: invested },
    net: { base: spend.base, chosen: spend.chosen + invested },
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const total = (table: Float64Array) => table.reduce((all, one) => all + one, 0);
const childrenIn = (month: FlowMonth | undefined) => (month ? total(month.stock) : 0);
const daysOf = ({ date }: FlowMonth) => Number(date.slice(8));

function nightsIn(of: readonly FlowMonth[], kind: (typeof homeKinds)[number]): number {
  return sum(of.map((month) => inHome(month, homeKinds.indexOf(kind)) * daysOf(month)));
}

function spendOf(of: readonly FlowMonth[], choices: Choices, year: number): number {
  return sum(
    of.map((month, at) => {
      const prices = (1 + choices.priceGrowth / 100) ** (year + at / 12);
      const week = sum(homeKinds.map((kind, home) => inHome(month, home) * choices.weeklyCosts[kind]));
      return (week * prices * daysOf(month)) / 7;
    }),
  );
}

/** What the choices themselves cost in a year: support for each child reached, after going home, for each place gained. */
function investmentIn(year: number, { base, chosen }: Both, { choices, believed }: Settled): number {
  const { 'edge-of-care': edge, 'going-home': home, carers } = choices.levers;
  const prices = (at: number) => (1 + choices.priceGrowth / 100) ** (year + at / 12);
  const reach = (edge?.decided['reach'] ?? 0) / 100;
  return sum(
    base.map((month, at) => {
      const reached = total(month.entries) * reach * strengthIn(year * 12 + at, choices);
      const after = chosen[at];
      const moreHome = home && after ? Math.max(0, total(wentHome(after)) - total(wentHome(month))) : 0;
      const places = Math.max(0, carers?.decided['net'] ?? 0) / 12;
      return (
        prices(at) *
        (reached * believed('edge-of-care', 'cost') +
          moreHome * believed('going-home', 'cost') +
          places * believed('carers', 'cost'))
      );
    }),
  );
}

function summarise(mean: YearOf, courses: readonly YearOf[]): Effects {
  const result = effects.map((effect) => {
    const of = (pick: (one: YearOf[Effect]) => number): Interval =>
      interval(
        pick(mean[effect]),
        courses.map((course) => pick(course[effect])),
      );
    return [
      effect,
      {
        base: of(({ base }) => base),
        chosen: of(({ chosen }) => chosen),
        change: of(({ base, chosen }) => chosen - base),
      },
    ] as const;
  });
  // `effects` names every effect once, so the entries are a whole record.
  return Object.fromEntries(result) as Effects;
}

function interval(likeliest: number, drawn: readonly number[]): Interval {
  const sorted = [...drawn].sort((a, b) => a - b);
  const [low, high] = [quantileSorted(sorted, 0.05), quantileSorted(sorted, 0.95)];
  return { likeliest, low: Math.min(low, likeliest), high: Math.max(high, likeliest) };
}

function hoursFreed({ levers }: Choices): number | undefined {
  const decided = levers['admin-time']?.decided;
  if (!decided) return undefined;
  return ((decided['workers'] ?? 0) * (decided['week'] ?? 0) * (decided['freed'] ?? 0)) / 100;
}
