import { getPerson } from '../../people/index.ts';
import { listGoals, supportKinds } from '../../practice/index.ts';
import type { Goal, SupportFormAbout } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import type { PlanPeople } from '../plan/plan-people.ts';
import { getPlanPeople } from '../plan/plan-people.ts';
import { listTimesInCare } from './after-queries.ts';
import type { SupportFacts } from './support-view.tsx';

/** Whose support a page is about, with what it shows beside it and what its forms offer. */
export type SupportPage = {
  readonly people: PlanPeople;
  readonly facts: SupportFacts;
  readonly goals: readonly Goal[];
  readonly about: SupportFormAbout;
};

/** Reads it; `chosen` are goals that may stay chosen although they ended. @throws NotFound */
export async function readSupportPage(
  db: Read,
  { personId, today, chosen = [] }: { personId: string; today: PlainDate; chosen?: readonly string[] },
): Promise<SupportPage> {
  const people = await getPlanPeople(db, personId);
  const all = await listGoals(db, people.records);
  const goals = all.filter(
    ({ goalId, state }) => state === 'now' || state === 'later' || chosen.includes(goalId),
  );
  const { birthDate } = await getPerson(db, people.personId);
  return {
    people,
    goals,
    facts: {
      today,
      born: birthDate,
      times: await listTimesInCare(db, people.records),
      goalWords: (id) => all.find(({ goalId }) => goalId === id)?.words,
    },
    about: {
      today,
      kinds: await getSetting(db, supportKinds),
      goals: goals.map(({ goalId }) => goalId),
      known: people.known,
    },
  };
}
