import { listCareTimes } from '../../care/index.ts';
import type { CareTimes } from '../../care/index.ts';
import { getPerson, resolvePerson } from '../../people/index.ts';
import {
  assessmentDays,
  conferenceDays,
  coreGroupDays,
  firstReviewMonths,
  getHelpAndProtection,
  laterReviewMonths,
  listHelpStates,
  listSteps,
} from '../../practice/index.ts';
import type { HelpClocks, HelpState, HelpStep } from '../../practice/index.ts';
import type { HelpAndProtection } from '../../practice/index.ts';
import { listTeamTimes } from '../../workforce/index.ts';
import type { TeamTime } from '../../workforce/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { getSettings } from '../../../platform/settings/settings.ts';
import type { FamilyMember } from '../child/family-children.ts';
import { listFamilyChildren as listChildren, readFamilyChildren } from '../child/family-children.ts';
import { listDisabilitiesOf } from '../child/person-queries.ts';

/** A child, and where help stands. */
export type ChildHelp = FamilyMember & {
  readonly state: HelpState;
  readonly life: CareTimes;
  /** Everybody who worked or works with them. */
  readonly team: readonly TeamTime[];
};

/** The child behind an id, with where help stands today. @throws NotFound for who is not the reader's to see */
export async function readChildHelp(db: Read, personId: string, today: PlainDate): Promise<ChildHelp> {
  const { canonical, all } = await resolvePerson(db, personId);
  const found = { person: await getPerson(db, canonical), records: all };
  const [child] = await readHelpOf(db, [found], today);
  if (!child) throw new NotFound();
  return child;
}

/** A child and the brothers and sisters who can step together, with where help stands with each today. @throws NotFound */
export const readFamilyHelp = async (
  db: Read,
  personId: string,
  today: PlainDate,
): Promise<readonly ChildHelp[]> =>
  readHelpOf(db, await readFamilyChildren(db, personId, { unborn: true }), today);

/** Where help stands today with children who have been found already: as many statements for one of them as for all. */
export async function readHelpOf(
  db: Read,
  children: readonly FamilyMember[],
  today: PlainDate,
): Promise<readonly ChildHelp[]> {
  const people = children.map(({ records }) => records);
  const [lives, disabilities, times] = await Promise.all([
    listCareTimes(db, people),
    listDisabilitiesOf(db, people),
    listTeamTimes(db, people.flat()),
  ]);
  const found = children.map((child, place) => ({
    ...child,
    life: lives[place] ?? neverInCare,
    team: times.filter(({ personId }) => child.records.includes(personId)),
  }));
  const known = found.map(({ records, life, team }, place) => ({
    records,
    isLookedAfter: isLookedAfter(life, today),
    isDisabled: disabilities[place]?.some((code) => code !== 'NONE') ?? false,
    working: team.filter(({ ends }) => ends === null || ends > today),
  }));
  const states = await listHelpStates(db, known);
  return found.flatMap((child, place) => {
    const state = states[place];
    return state ? [{ ...child, state }] : [];
  });
}

const neverInCare: CareTimes = { periods: [], reviews: [] };

/** In our care today; a series of short breaks is not. */
/** The time in care that goes on, short breaks apart. */
export const periodNow = (
  { periods }: Pick<CareTimes, 'periods'>,
  today: PlainDate,
): CareTimes['periods'][number] | undefined =>
  periods.findLast(
    ({ starts, ends, shortBreaks }) => !shortBreaks && starts <= today && (ends === null || ends > today),
  );

export const isLookedAfter = (life: Pick<CareTimes, 'periods'>, today: PlainDate): boolean =>
  periodNow(life, today) !== undefined;

/** Everything that the page of help shows of one child. */
export type WholeHelp = ChildHelp & {
  readonly facts: HelpAndProtection;
  readonly steps: readonly HelpStep[];
  readonly clocks: HelpClocks;
};

export async function readWholeHelp(db: Read, personId: string, today: PlainDate): Promise<WholeHelp> {
  const child = await readChildHelp(db, personId, today);
  return {
    ...child,
    facts: await getHelpAndProtection(db, child.records),
    steps: await listSteps(db, child.records),
    clocks: await readClocks(db),
  };
}

const clocks = { conferenceDays, coreGroupDays, firstReviewMonths, laterReviewMonths, assessmentDays };

export const readClocks = (db: Read): Promise<HelpClocks> => getSettings(db, clocks);

/** The child first, then the brothers and sisters, born or not, who can step together. */
export const listFamilyChildren = (db: Read, personId: string): Promise<readonly string[]> =>
  listChildren(db, personId, { unborn: true });
