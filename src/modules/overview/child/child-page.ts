import type { LifeInCare } from '../../care/index.ts';
import { nextReview } from '../../care/index.ts';
import type { TimeBand } from '../../../platform/charts/time-bands-data.ts';
import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import { formatDate, formatRange } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { WorkerTime } from './child-queries.ts';
import { capital, homeSaid, howLong, legalStatusLabel, lifeBands, whyMoved } from './life-picture.ts';

/** One line of "now and next": what, and what is known of it. */
export type NowLine = {
  readonly what: string;
  readonly value: string;
  readonly detail: string | null;
  readonly late: boolean;
};

export type MoveRow = {
  readonly home: string;
  readonly when: string;
  readonly long: string;
  readonly why: string;
  readonly episodeId: string;
};

export type FactList = { readonly title: string; readonly rows: readonly (readonly [string, string])[] };

/** Exactly what the child's page prints about a life in care. */
export type CarePage = {
  readonly finding: string;
  readonly now: readonly NowLine[];
  readonly bands: readonly TimeBand[];
  readonly moves: readonly MoveRow[];
  readonly lists: readonly FactList[];
};

/** Works out the page from the facts. `today` decides what is now. */
export function carePage(life: LifeInCare, workers: readonly WorkerTime[], today: PlainDate): CarePage {
  return {
    finding: findingOf(life, workers, today),
    now: nowLines(life, workers, today),
    bands: lifeBands(life, workers),
    moves: life.homes.map((stay) => toMove(stay, today)).reverse(),
    lists: [reviewList(life), missingList(life), healthList(life), leavingList(life)].filter(
      ({ rows }) => rows.length > 0,
    ),
  };
}

type Stretch = { readonly starts: PlainDate; readonly ends: PlainDate | null };
const holds = (today: PlainDate) => (stretch: Stretch) =>
  stretch.starts <= today && (stretch.ends === null || stretch.ends > today);

/** The picture's heading: what a reader should see in it. */
function findingOf(life: LifeInCare, workers: readonly WorkerTime[], today: PlainDate): string {
  if (life.homes.length === 0) return 'No time in care is recorded';
  const period = life.periods.findLast(holds(today));
  const within = <T extends Stretch>(list: readonly T[]) =>
    period ? list.filter(({ starts }) => starts >= period.starts) : list;
  const [homes, people] = [
    within(life.homes).length,
    new Set(within(workers).map(({ worker }) => worker)).size,
  ];
  const counts = `${homes} ${homes === 1 ? 'home' : 'homes'}, ${people} ${people === 1 ? 'worker' : 'workers'}`;
  return period
    ? `${howLong(period.starts, today)} in our care: ${counts}`
    : `Not in our care now. Before: ${counts}`;
}

function nowLines(life: LifeInCare, workers: readonly WorkerTime[], today: PlainDate): NowLine[] {
  const period = life.periods.findLast(holds(today));
  const worker = workers.findLast(holds(today));
  const who = worker
    ? line('Worker', worker.worker, since(worker.starts, today))
    : line('Worker', 'Nobody is named', null);
  if (!period) return [...formerly(life, today), ...(worker ? [who] : [])];
  return [
    homeNow(life, today),
    statusNow(life, today),
    who,
    reviewNext(life, period.starts, today),
    inCare(period, today),
  ];
}

const line = (what: string, value: string, detail: string | null, late = false): NowLine => ({
  what,
  value,
  detail,
  late,
});
const since = (starts: PlainDate, today: PlainDate) =>
  `since ${formatDate(starts)}, ${howLong(starts, today)}`;

function formerly(life: LifeInCare, today: PlainDate): NowLine[] {
  const last = life.periods.findLast(({ ends }) => ends !== null && ends <= today);
  if (!last?.ends) return [];
  const reason = last.reasonEnded === null ? undefined : labelOf('rec', last.reasonEnded);
  return [line('Left our care', formatDate(last.ends), reason ?? 'Reason not recorded')];
}

function homeNow(life: LifeInCare, today: PlainDate): NowLine {
  const stay = life.homes.findLast(holds(today));
  if (!stay) return line('Lives', 'Not recorded', null);
  const known = stay.miles === null ? 'distance from home not known' : `${stay.miles} miles from home`;
  const miles = stay.isKept ? 'address withheld' : known;
  const provider = stay.provider === null ? undefined : labelOf('placement_provider', stay.provider);
  return line(
    'Lives',
    homeSaid(stay),
    [since(stay.starts, today), miles, provider && `run by: ${provider.toLowerCase()}`]
      .filter(Boolean)
      .join(' · '),
  );
}

function statusNow(life: LifeInCare, today: PlainDate): NowLine {
  const spell = life.legalStatuses.findLast(holds(today));
  return spell
    ? line('Legal status', legalStatusLabel(spell.legalStatus), since(spell.starts, today))
    : line('Legal status', 'Not recorded', null);
}

function reviewNext(life: LifeInCare, careStarted: PlainDate, today: PlainDate): NowLine {
  const { due, holdBy, why } = nextReview(
    careStarted,
    life.reviews.map(({ heldOn }) => heldOn),
  );
  const earlier = holdBy === due ? '' : ` (hold it by ${formatDate(holdBy)}, the working day before)`;
  const late = due < today;
  return line('Next review', `${late ? 'was due' : 'due'} by ${formatDate(due)}${earlier}`, why, late);
}

function inCare(period: LifeInCare['periods'][number], today: PlainDate): NowLine {
  const need =
    period.categoryOfNeed === null ? undefined : labelOf('category_of_need', period.categoryOfNeed);
  const detail = `${howLong(period.starts, today)}${need ? ` · came because of: ${need.toLowerCase()}` : ''}`;
  return line('In our care since', formatDate(period.starts), detail);
}

function toMove(stay: LifeInCare['homes'][number], today: PlainDate): MoveRow {
  const until = stay.ends ?? today;
  return {
    home: homeSaid(stay),
    when: formatRange(stay.starts, stay.ends),
    long: howLong(stay.starts, until < stay.starts ? stay.starts : until),
    why: stay.ends === null ? 'Lives here now' : whyMoved(stay.reasonLeft),
    episodeId: stay.episodeId,
  };
}

function reviewList({ reviews }: LifeInCare): FactList {
  const rows = reviews.map(
    ({ heldOn, participation }) => [formatDate(heldOn), coded('review_code', participation)] as const,
  );
  return { title: 'Reviews', rows: rows.reverse() };
}

function missingList({ missing }: LifeInCare): FactList {
  const rows = missing.map((one) => [formatRange(one.starts, one.ends), coded('missing', one.kind)] as const);
  return { title: 'Missing or away', rows: rows.reverse() };
}

function healthList({ health }: LifeInCare): FactList {
  const said = (label: string, value: boolean | null) =>
    `${label}: ${value === null ? 'not known' : value ? 'yes' : 'no'}`;
  const rows = health.map((one) => {
    const sdq =
      one.sdqScore === null
        ? `strengths and difficulties: ${coded('sdq_reason', one.sdqReason).toLowerCase()}`
        : `strengths and difficulties score ${one.sdqScore}`;
    const checks = [
      said('health assessment', one.healthAssessment),
      said('teeth check', one.teethCheck),
      said('immunisations up to date', one.immunisations),
    ];
    return [`Year to March ${one.year}`, capital([sdq, ...checks].join(' · '))] as const;
  });
  return { title: 'Health', rows: rows.reverse() };
}

function leavingList({ leavingCare }: LifeInCare): FactList {
  const rows = leavingCare.map((one) => {
    const facts = [
      coded('in_touch', one.inTouch),
      coded('activity', one.activity),
      coded('accommodation', one.accommodation),
    ];
    return [`Year to March ${one.year}`, facts.join(' · ')] as const;
  });
  return { title: 'Leaving care', rows: rows.reverse() };
}

function coded(set: Parameters<typeof labelOf>[0], code: string | null): string {
  return (code === null ? undefined : labelOf(set, code)) ?? 'Not recorded';
}
