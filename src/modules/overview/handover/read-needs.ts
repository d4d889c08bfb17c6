import type { PersonSummary, Relative } from '../../people/index.ts';
import { getPersonSummary, listRelationships } from '../../people/index.ts';
import type { Due, Goal, KnowFirst, Promised, Summary } from '../../practice/index.ts';
import {
  currentOf,
  findSummary,
  isWaiting,
  listGoals,
  listKnowFirst,
  listPromises,
  nextDates,
  standingKnowFirst,
} from '../../practice/index.ts';
import type { TeamTime } from '../../workforce/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { dueOfChild } from '../stepping/due-of-child.ts';
import { readWholeHelp } from '../stepping/read-help.ts';
import { firstNameOf } from '../entries/visit-children.ts';
import type { ToldWarning } from '../family/read-warnings.ts';
import { readStandingWarnings } from '../family/read-warnings.ts';
import { listNatures } from '../stepping/help-page.ts';
import type { Nature } from '../stepping/help-page.ts';

/** Something open that the new worker says they have read. `key` stays the same as long as the thing does. */
export type OpenThing = { readonly key: string; readonly text: string };

/** What a new worker needs to know, put together from what is recorded: the child tells none of it again. */
export type NeedsToKnow = {
  readonly person: PersonSummary;
  readonly firstName: string;
  readonly natures: readonly Nature[];
  /** Where things stand, as somebody wrote it last. */
  readonly summary: Summary | undefined;
  /** What the child wants whoever comes new to know first. */
  readonly said: KnowFirst | undefined;
  readonly warnings: readonly ToldWarning[];
  readonly goals: readonly Goal[];
  readonly due: readonly Due[];
  readonly relatives: readonly { readonly id: string; readonly name: string; readonly is: string }[];
  readonly team: readonly TeamTime[];
  readonly things: readonly OpenThing[];
  /** Everybody of whom it tells, for the trail. */
  readonly everybody: readonly string[];
};

/** Reads it for the child behind an id. @throws NotFound for who is not the reader's to see */
export async function readNeeds(db: Read, personId: string, today: PlainDate): Promise<NeedsToKnow> {
  const help = await readWholeHelp(db, personId, today);
  const goals = (await listGoals(db, help.records)).filter(
    ({ state }) => state === 'now' || state === 'later',
  );
  const due = dueOfChild(help, help.clocks, today);
  const promises = (await listPromises(db, help.records))
    .filter(isWaiting)
    .toSorted((one, other) => currentOf(one).dueOn.localeCompare(currentOf(other).dueOn));
  const relatives = await listRelatives(db, help.records);
  const warnings = await readStandingWarnings(db, [help.person.id]);
  return {
    person: help.person,
    firstName: firstNameOf(help.person),
    natures: listNatures(help, today),
    summary: await findSummary(db, help.records),
    said: standingKnowFirst(await listKnowFirst(db, help.records)),
    warnings,
    goals,
    due,
    relatives,
    team: help.team.filter(({ starts, ends }) => starts <= today && (ends === null || ends > today)),
    things: thingsOf(goals, due, promises),
    everybody: [
      ...help.records,
      ...relatives.map(({ id }) => id),
      ...warnings.map(({ warning }) => warning.personId),
      ...goals.flatMap(({ alsoOf, steps }) => [...alsoOf, ...steps.flatMap((step) => step.alsoOf)]),
      ...promises.flatMap((one) => currentOf(one).alsoOf),
    ],
  };
}

function thingsOf(
  goals: readonly Goal[],
  due: readonly Due[],
  promises: readonly Promised[],
): readonly OpenThing[] {
  return [
    ...goals.map(({ goalId, words }) => ({ key: `goal ${goalId}`, text: `Goal: ${words}` })),
    ...nextDates(goals).map(({ stepId, words, who, byWhen }) => ({
      key: `step ${stepId}`,
      text: `${words} (${who}), by ${formatDate(byWhen)}`,
    })),
    ...promises.map((one) => {
      const { words, toWhom, byWhom, dueOn } = currentOf(one);
      const text = `${byWhom} promised ${toWhom}: ${words}, by ${formatDate(dueOn)}`;
      return { key: `promise ${one.promiseId}`, text };
    }),
    ...due.map(({ what, by }) => ({ key: `due ${what} ${by}`, text: `${what}, by ${formatDate(by)}` })),
  ];
}

const isNow = ({ ends }: Relative) => ends === null;

async function listRelatives(db: Read, records: readonly string[]): Promise<NeedsToKnow['relatives']> {
  const ties = (await listRelationships(db, records)).filter(isNow);
  const people = await getPersonSummary(
    db,
    ties.map(({ relativeId }) => relativeId),
  );
  const found = ties.flatMap(({ relativeId, relativeIs }) => {
    const person = people.get(relativeId);
    return person ? [{ id: relativeId as string, name: person.shown, is: relativeIs }] : [];
  });
  return found
    .filter((one, index) => found.findIndex(({ id }) => id === one.id) === index)
    .toSorted((one, other) => one.is.localeCompare(other.is) || one.name.localeCompare(other.name));
}
