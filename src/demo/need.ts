import { addWorkingDays, nearestLaterWorkingDay } from '../platform/dates/england-working-days.ts';
import { toDayNumber } from '../platform/dates/plain-date.ts';
import { dateOf, type Day } from './days.ts';
import { categories, disabilities, factorsOf, primaryNeeds, referralSources } from './need-codes.ts';
import type { Random } from './random.ts';

/** From one day to another; `to` after the end date is not known yet. */
type Stretch = { readonly from: Day; readonly to: Day };

export type Assessment = Stretch & { readonly reviewed: Day; readonly factors: readonly string[] };

export type Enquiry = {
  readonly from: Day;
  readonly target: Day;
  /** The conference; null where none was required. */
  readonly conference: Day | null;
};

export type ProtectionPlan = Stretch & {
  readonly initial: string;
  readonly latest: string;
  readonly previous: number;
  readonly reviews: readonly Day[];
};

export type Visit = {
  readonly on: Day;
  readonly protects: boolean;
  readonly seen: boolean;
  readonly alone: boolean;
};

/** An involvement with a child, with what was done. All steps lie between its first day and its last. */
export type Need = {
  readonly opened: Day;
  readonly closed: Day;
  readonly reason: string;
  readonly source: string;
  readonly code: string | null;
  readonly noFurtherAction: boolean;
  readonly assessments: readonly Assessment[];
  readonly enquiries: readonly Enquiry[];
  readonly plans: readonly Stretch[];
  readonly protection: readonly ProtectionPlan[];
  readonly visits: readonly Visit[];
  /** An early help assessment before it, and by whom. */
  readonly earlyHelp: { readonly from: Day; readonly to: Day; readonly organisation: string } | null;
};

const workingDays = (day: Day, count: number): Day => toDayNumber(addWorkingDays(dateOf(day), count));
const workingDay = (day: Day): Day => toDayNumber(nearestLaterWorkingDay(dateOf(day)));

/** What happens after a referral; brothers and sisters share it but for the assessment's findings. */
export type Course = {
  readonly opened: Day;
  readonly source: string;
  readonly kind: 'none' | 'assessed' | 'family help' | 'protection';
  /** How long help goes on once it was assessed, in days. */
  readonly helped: number;
};

export function drawCourse(random: Random, opened: Day): Course {
  const kind = random.weighted([
    ['none', 12],
    ['assessed', 33],
    ['family help', 38],
    ['protection', 17],
  ] as const);
  const helped = 40 + Math.round(random.wait(kind === 'protection' ? 330 : 210));
  return { opened: workingDay(opened), source: random.weighted(referralSources), kind, helped };
}

/** The involvement with one child that a course leads to. `upTo`: visits later than that are not planned. */
export function planNeed(random: Random, course: Course, upTo: Day): Need {
  const { opened, source, kind } = course;
  const base = { opened, source, noFurtherAction: kind === 'none', earlyHelp: drawEarlyHelp(random, opened) };
  if (kind === 'none') return { ...base, ...nothing, code: null, closed: opened, reason: 'RC8' };
  const code = random.weighted(primaryNeeds);
  if (kind === 'assessed') return { ...base, ...assessOnly(random, opened, code) };
  if (kind === 'family help') return { ...base, ...helpFamily(random, course, { code, upTo }) };
  return { ...base, ...protect(random, course, { code: 'N1', upTo }) };
}

const nothing = { assessments: [], enquiries: [], plans: [], protection: [], visits: [] };

/** At most 44 working days, so that one that is still open is not overdue (check 8670Q). */
export function assess(random: Random, from: Day, code: string): Assessment {
  const to = workingDays(from, random.whole(12, 44));
  const all = factorsOf(code);
  const count = random.whole(1, 4);
  const start = random.whole(0, 3);
  return { from, reviewed: workingDays(from, 10), to, factors: all.slice(start, start + count) };
}

/** Closed on the day on which the assessment was authorised (check 8825Q looks for it in the same year). */
function assessOnly(random: Random, opened: Day, code: string) {
  const assessment = assess(random, opened, code);
  const nothingFound = random.chance(0.12);
  const factors = nothingFound ? ['21'] : assessment.factors;
  const reason = random.chance(0.45) ? 'RC9' : 'RC8';
  return { ...nothing, code, assessments: [{ ...assessment, factors }], closed: assessment.to, reason };
}

type Helping = { readonly code: string; readonly upTo: Day };

function helpFamily(random: Random, { opened, helped }: Course, { code, upTo }: Helping) {
  const assessment = assess(random, opened, code);
  const plan = { from: assessment.to + 1, to: assessment.to + 1 + helped };
  const closed = plan.to + random.whole(0, 20);
  return {
    ...nothing,
    code,
    assessments: [assessment],
    plans: [plan],
    visits: planVisits(random, plan, { every: 28, upTo, protects: false }),
    closed,
    reason: random.chance(0.92) ? 'RC7' : 'RC5',
  };
}

/** An enquiry on the day of the assessment, a conference within 15 working days, a plan, and a plan for what is left to do. */
function protect(random: Random, { opened, helped }: Course, { code, upTo }: Helping) {
  const from = workingDays(opened, random.whole(0, 3));
  const conference = random.chance(0.72) ? workingDays(from, random.whole(6, 14)) : null;
  const drawn = assess(random, from, code);
  // Authorised once the conference was held, so that both are in one year's return (check 2991Q).
  const assessment = { ...drawn, to: Math.max(drawn.to, workingDays(conference ?? from, 2)) };
  const enquiry = { from, target: workingDays(from, 15), conference };
  const base = { ...nothing, code, assessments: [assessment], enquiries: [enquiry], reason: 'RC7' };
  if (conference === null) {
    const plan = { from: assessment.to + 1, to: assessment.to + 1 + helped };
    const visits = planVisits(random, plan, { every: 28, upTo, protects: false });
    return { ...base, plans: [plan], visits, closed: plan.to + 7 };
  }
  const plan = planProtection(random, conference, helped);
  const after = { from: plan.to, to: plan.to + 60 + random.whole(0, 60) };
  const visits = [
    ...planVisits(random, plan, { every: 14, upTo, protects: true }),
    ...planVisits(random, after, { every: 28, upTo, protects: false }),
  ];
  return { ...base, plans: [after], protection: [plan], visits, closed: after.to + 7 };
}

/** Reviewed within three months, then every six (Working Together to Safeguard Children, not checked against the text). */
function planProtection(random: Random, from: Day, helped: number): ProtectionPlan {
  const to = from + 85 + helped;
  const reviews: Day[] = [];
  for (
    let on = workingDay(from + random.whole(70, 84));
    on < to;
    on = workingDay(on + random.whole(150, 175))
  )
    reviews.push(on);
  const initial = random.weighted(categories);
  const latest = random.chance(0.88) ? initial : random.weighted(categories);
  return { from, to, initial, latest, previous: random.chance(0.22) ? random.whole(1, 2) : 0, reviews };
}

const visitedMonths = 190;

/** Visits of the last half year: earlier ones are left out, or they would be most of a county's rows. */
function planVisits(
  random: Random,
  { from, to }: Stretch,
  { every, upTo, protects }: { every: number; upTo: Day; protects: boolean },
): Visit[] {
  const visits: Visit[] = [];
  for (
    let on = from + random.whole(2, every);
    on < Math.min(to, upTo + 1);
    on += every + random.whole(-3, 4)
  ) {
    const seen = random.chance(0.95);
    if (on > upTo - visitedMonths)
      visits.push({ on: workingDay(on), protects, seen, alone: seen && random.chance(0.7) });
  }
  return visits.filter((visit) => visit.on <= upTo);
}

const organisations = [
  'A primary school',
  'A secondary school',
  'A children’s centre',
  'Health visiting',
] as const;

function drawEarlyHelp(random: Random, opened: Day): Need['earlyHelp'] {
  if (!random.chance(0.18)) return null;
  const from = opened - random.whole(60, 300);
  return { from, to: from + random.whole(14, 50), organisation: random.pick(organisations) };
}

/** What was asked about disability: NONE, or one or more. */
export function drawDisabilities(random: Random, likely: number): readonly string[] {
  if (!random.chance(likely)) return ['NONE'];
  const count = random.chance(0.3) ? 2 : 1;
  return [...new Set(Array.from({ length: count }, () => random.weighted(disabilities)))];
}
