import type { FamilyPicture, PeopleNeighbours } from '../../people/index.ts';
import { readFamilyPicture } from '../../people/index.ts';
import type { EdgeSupport, Goal, Summary } from '../../practice/index.ts';
import {
  findSummary,
  isWaiting,
  listGoals,
  listHandovers,
  listLatestKnowFirst,
  listPromises,
  listSupports,
  listSteps,
  listWishes,
  standingKnowFirst,
  wishState,
} from '../../practice/index.ts';
import type { TeamTime } from '../../workforce/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FamilyMember } from '../child/family-children.ts';
import { readFamilyChildren } from '../child/family-children.ts';
import { firstNameOf } from '../entries/visit-children.ts';
import { listRefusals, refusalWords } from '../stepping/answer-words.ts';
import { dueOfChild } from '../stepping/due-of-child.ts';
import type { ChildHelp } from '../stepping/read-help.ts';
import { readClocks, readHelpOf } from '../stepping/read-help.ts';
import type { Nature } from '../stepping/help-page.ts';
import { listNatures } from '../stepping/help-page.ts';
import type { DatedChild, FamilyDate } from './family-dates.ts';
import { familyDates } from './family-dates.ts';
import { listTalksDue } from './family-talks.ts';
import type { FirstChild } from './know-first-view.tsx';
import type { ToldWarning } from './read-warnings.ts';
import { listWarnedOf, readWarnings, toldStanding } from './read-warnings.ts';

/** A child of the family as its page tells of them. */
export type FamilyChild = DatedChild &
  FirstChild &
  Pick<ChildHelp, 'team'> & {
    readonly natures: readonly Nature[];
    /** What the family said no to, and has not agreed to since. */
    readonly refusals: readonly string[];
  };

/** A family on one page: everything is read from what was recorded once. */
export type FamilyFacts = {
  /** The child of the page first. */
  readonly children: readonly FamilyChild[];
  readonly warnings: readonly ToldWarning[];
  readonly map: FamilyPicture;
  readonly team: readonly TeamMember[];
  readonly goals: readonly Goal[];
  readonly supports: readonly EdgeSupport[];
  readonly dates: readonly FamilyDate[];
  /** Where things stand with the child of the page, as somebody wrote it last. */
  readonly summary: Summary | undefined;
  readonly everybody: readonly string[];
};

/** Somebody who works with children of the family now. */
export type TeamMember = Pick<TeamTime, 'worker' | 'job' | 'team' | 'role' | 'goal' | 'starts'> & {
  /** With which of the children. */
  readonly children: readonly string[];
};

type Asked = {
  readonly today: PlainDate;
  readonly now: Instant;
  readonly neighbours: PeopleNeighbours;
  /** Whether the reader may read when a child was missing. */
  readonly mayMissing: boolean;
};

/** Reads the family around a child. @throws NotFound for who is not the reader's to see */
export async function readFamily(
  db: Read,
  personId: string,
  { today, now, neighbours, mayMissing }: Asked,
): Promise<FamilyFacts> {
  // What does not wait for one another is asked at once (docs/adr/0041-asked-at-once.md).
  const [told, map] = await Promise.all([
    readTold(db, personId, { today, now, mayMissing }),
    readFamilyPicture(db, personId, { on: today, neighbours }),
  ]);
  return { ...told, map, everybody: [...told.everybody, ...map.everybody] };
}

/** What the page tells of the children, beside the picture. */
async function readTold(
  db: Read,
  personId: string,
  { today, now, mayMissing }: Omit<Asked, 'neighbours'>,
): Promise<Omit<FamilyFacts, 'map'>> {
  const family = await readFamilyChildren(db, personId, { unborn: true });
  const records = family.flatMap((child) => child.records);
  const [children, warned, goals, promises, wishes, handovers, talks, supports, summary] = await Promise.all([
    readChildren(db, family, today),
    readWarned(db, family),
    listGoals(db, records),
    listPromises(db, records),
    listWishes(db, records),
    listHandovers(db, records),
    mayMissing ? listTalksDue(db, records, now) : [],
    listSupports(db, records),
    findSummary(db, family[0]?.records ?? []),
  ]);
  const open = goals.filter(({ state }) => state === 'now' || state === 'later');
  const dated = {
    children,
    goals: open,
    promises: promises.filter(isWaiting),
    wishes: wishes.filter((one) => ['waiting', 'late'].includes(wishState(one, today))),
    handovers,
    talks,
  };
  return {
    children,
    warnings: toldStanding(warned.told),
    team: teamOf(children, today),
    goals: oncePerFamily(open),
    supports,
    dates: familyDates(dated, today),
    summary,
    everybody: [...records, ...warned.records],
  };
}

async function readWarned(db: Read, family: readonly FamilyMember[]) {
  const warned = await listWarnedOf(db, family);
  return { told: await readWarnings(db, warned), records: warned.flatMap((one) => one.records) };
}

async function readChildren(
  db: Read,
  family: readonly FamilyMember[],
  today: PlainDate,
): Promise<readonly FamilyChild[]> {
  const records = family.flatMap((child) => child.records);
  const [helped, said, steps, clocks] = await Promise.all([
    readHelpOf(db, family, today),
    listLatestKnowFirst(db, records),
    listSteps(db, records),
    readClocks(db),
  ]);
  return helped.map((help) => {
    const isOwn = (one: { readonly personId: string }) => help.records.includes(one.personId);
    return {
      id: help.person.id,
      firstName: firstNameOf(help.person),
      records: help.records,
      team: help.team,
      due: dueOfChild(help, clocks, today),
      said: standingKnowFirst(said.filter(isOwn).sort((a, b) => b.recordedAt.localeCompare(a.recordedAt))),
      natures: listNatures({ ...help, steps: steps.filter(isOwn) }, today),
      refusals: listRefusals({ state: help.state, steps: steps.filter(isOwn) }).map(refusalWords),
    };
  });
}

const byStart = (a: TeamTime, b: TeamTime) => a.starts.localeCompare(b.starts) || a.id.localeCompare(b.id);

/** Who works with them now, each once in a role, whoever leads first. */
function teamOf(children: readonly FamilyChild[], today: PlainDate): readonly TeamMember[] {
  const times = children.flatMap(({ team }) => team).sort(byStart);
  const found = new Map<string, TeamMember>();
  for (const time of times.filter(({ starts, ends }) => starts <= today && (ends === null || ends > today))) {
    const key = `${time.role ?? ''} ${time.workerId ?? time.worker}`;
    const child = children.find(({ records }) => records.includes(time.personId))?.firstName;
    const before = found.get(key);
    const names = [...(before?.children ?? []), ...(child === undefined ? [] : [child])];
    found.set(key, { ...(before ?? time), children: [...new Set(names)] });
  }
  return [...found.values()].sort((a, b) => Number(a.role !== null) - Number(b.role !== null));
}

/** One plan for a family: a goal of several children is shown once. */
function oncePerFamily(goals: readonly Goal[]): readonly Goal[] {
  return goals.filter((goal, index) => goals.findIndex(({ goalId }) => goalId === goal.goalId) === index);
}
