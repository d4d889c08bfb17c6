import { getLifeInCare } from '../../care/index.ts';
import type { LifeInCare } from '../../care/index.ts';
import type { PersonSummary } from '../../people/index.ts';
import { getPerson, resolvePerson } from '../../people/index.ts';
import {
  assessmentDays,
  conferenceDays,
  coreGroupDays,
  firstReviewMonths,
  getHelpAndProtection,
  getHelpState,
  laterReviewMonths,
  listSteps,
} from '../../practice/index.ts';
import type { HelpClocks, HelpState, HelpStep } from '../../practice/index.ts';
import type { HelpAndProtection } from '../../practice/index.ts';
import { listTeamTimes } from '../../workforce/index.ts';
import type { TeamTime } from '../../workforce/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { listFamilyChildren as listChildren } from '../child/family-children.ts';
import { listDisabilities } from '../child/person-queries.ts';

/** A child, and where help stands. */
export type ChildHelp = {
  readonly person: PersonSummary;
  readonly records: readonly string[];
  readonly state: HelpState;
  readonly life: LifeInCare;
};

/** The child behind an id, with where help stands today. @throws NotFound for who is not the reader's to see */
export async function readChildHelp(db: Read, personId: string, today: PlainDate): Promise<ChildHelp> {
  const { canonical, all } = await resolvePerson(db, personId);
  return readHelpOf(db, { person: await getPerson(db, canonical), records: all }, today);
}

/** Where help stands today with a child who has been found already. */
export async function readHelpOf(
  db: Read,
  { person, records }: Pick<ChildHelp, 'person' | 'records'>,
  today: PlainDate,
): Promise<ChildHelp> {
  const life = await getLifeInCare(db, records);
  const isLookedAfter = life.periods.some(
    ({ starts, ends, shortBreaks }) => !shortBreaks && starts <= today && (ends === null || ends > today),
  );
  const disabilities = await listDisabilities(db, records);
  const isDisabled = disabilities.some((code) => code !== 'NONE');
  const state = await getHelpState(db, records, { today, isLookedAfter, isDisabled });
  return { person, records, state, life };
}

/** Everything that the page of help shows of one child. */
export type WholeHelp = ChildHelp & {
  readonly facts: HelpAndProtection;
  readonly team: readonly TeamTime[];
  readonly steps: readonly HelpStep[];
  readonly clocks: HelpClocks;
};

export async function readWholeHelp(db: Read, personId: string, today: PlainDate): Promise<WholeHelp> {
  const child = await readChildHelp(db, personId, today);
  return {
    ...child,
    facts: await getHelpAndProtection(db, child.records),
    team: await listTeamTimes(db, child.records),
    steps: await listSteps(db, child.records),
    clocks: await readClocks(db),
  };
}

export async function readClocks(db: Read): Promise<HelpClocks> {
  return {
    conferenceDays: await getSetting(db, conferenceDays),
    coreGroupDays: await getSetting(db, coreGroupDays),
    firstReviewMonths: await getSetting(db, firstReviewMonths),
    laterReviewMonths: await getSetting(db, laterReviewMonths),
    assessmentDays: await getSetting(db, assessmentDays),
  };
}

/** The child first, then the brothers and sisters, born or not, who can step together. */
export const listFamilyChildren = (db: Read, personId: string): Promise<readonly string[]> =>
  listChildren(db, personId, { unborn: true });
