import type { PersonSummary } from '../../people/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import { handoversShown, leadAfter, listHandoversFrom } from '../../practice/index.ts';
import type { WaitingHandover } from '../../practice/index.ts';
import type { Leading, TimeOfWorker } from '../../workforce/index.ts';
import { findLeading, listTeamTimes, listTimesOfWorker } from '../../workforce/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { mapRecords } from '../child/records-of.ts';
import { listFamilyChildren } from '../stepping/read-help.ts';
import type { HandoverChild } from './change-worker.ts';
import { paths } from './handover-paths.ts';

/** A child of a worker who leaves, by the whole name. */
export type LeavingChild = HandoverChild & {
  readonly age: number | null;
  readonly born: string;
  readonly listed: string;
};

/** The brothers and sisters among a worker's children, the oldest first. */
export type LeavingFamily = readonly LeavingChild[];

/** A change of worker of a child, or another time with one: what it is, and where it stands. */
export type HandedOver = WaitingHandover & {
  readonly name: string;
  /** The family name first: brothers and sisters stand together. */
  readonly listed: string;
  readonly href: string;
};
export type OtherTime = { readonly name: string; readonly what: string; readonly href: string };

/** What a manager sees of a worker who leaves: whose worker they are, who is handed over already, and with whom else they work. */
export type LeavingWorker = {
  readonly worker: Leading;
  readonly families: readonly LeavingFamily[];
  readonly handed: readonly HandedOver[];
  /** There are more than are shown. */
  readonly isMore: boolean;
  readonly others: readonly OtherTime[];
};

/** Reads it, of the children whom the reader sees. @throws NotFound where there is no such worker */
export async function readLeaving(db: Read, workerId: string, today: PlainDate): Promise<LeavingWorker> {
  const worker = await findLeading(db, workerId);
  if (!worker) throw new NotFound();
  const times = await listTimesOfWorker(db, workerId);
  const handovers = await listHandoversFrom(db, workerId);
  const ids = [...times, ...handovers].map(({ personId }) => personId);
  const whole = await mapRecords(db, ids);
  const people = await getPersonSummary(
    db,
    [...whole.values()].map(({ canonical }) => canonical),
  );
  const find = (id: string) => people.get(whole.get(id)?.canonical ?? id);
  const isLed = ({ role, starts }: TimeOfWorker) => role === null && starts <= today;
  const recordsOf = (id: string) => whole.get(id)?.records ?? [id];
  const led = times.filter(isLed).flatMap(({ personId }) => {
    const person = find(personId);
    return person ? [{ person, records: recordsOf(personId) }] : [];
  });
  const teams = await listTeamTimes(
    db,
    led.flatMap(({ records }) => records),
  );
  const children = led.map(({ person, records }) =>
    toChild(
      person,
      records,
      teams.filter(({ personId }) => records.includes(personId)),
    ),
  );
  const open = children.filter(({ team }) => leadAfter(team, today) === undefined);
  const shown = handovers.slice(0, handoversShown);
  const isHanded = ({ records }: LeavingChild) => handovers.some((one) => records.includes(one.personId));
  return {
    worker,
    families: await listFamilies(db, open),
    handed: shown.map((one) => toHanded(one, find(one.personId))).toSorted(byDayAndName),
    isMore: handovers.length > handoversShown,
    others: [
      ...children
        .filter((child) => !open.includes(child) && !isHanded(child))
        .map((one) => toOther(one, today)),
      ...listBeside(times, find, today),
    ],
  };
}

const toChild = (
  person: PersonSummary,
  records: readonly string[],
  team: HandoverChild['team'],
): LeavingChild => {
  const { id, shown, age, birthDate, expectedOn } = person;
  const born = birthDate ?? expectedOn ?? '';
  return { id, name: shown, records, team, age, born, listed: listedAs(person) };
};

const listedAs = ({ family, given, shown }: PersonSummary) =>
  [family, given].filter(Boolean).join(' ') || shown;

/** A change of worker in a list, by whose it is. */
export const toHanded = (one: WaitingHandover, person: PersonSummary | undefined): HandedOver => ({
  ...one,
  name: person?.shown ?? 'Name not recorded',
  listed: person ? listedAs(person) : '',
  href: href(paths.handover, { personId: one.personId, handoverId: one.id }),
});

/** The earliest change first; of one day by family and name. */
export const byDayAndName = (one: HandedOver, other: HandedOver): number =>
  one.starts.localeCompare(other.starts) || one.listed.localeCompare(other.listed);

const workersOf = (personId: string) => `/children/${personId}/workers`;

/** Somebody takes over by the facts alone: there is no change of worker to follow up. */
function toOther({ id, name, team }: LeavingChild, today: PlainDate): OtherTime {
  const later = leadAfter(team, today);
  const what = later ? `${later.worker} takes over on ${formatDate(later.starts)}` : '';
  return { name, what, href: workersOf(id) };
}

/** The children beside whose worker they work, and those whom they are to take over. Who comes along before stands once. */
function listBeside(
  times: readonly TimeOfWorker[],
  find: (id: string) => PersonSummary | undefined,
  today: PlainDate,
): readonly OtherTime[] {
  const coming = times.filter(({ role, starts }) => role === null && starts > today);
  const beside = times.filter(
    ({ role, personId }) => role !== null && !coming.some((one) => one.personId === personId),
  );
  return [...coming, ...beside]
    .flatMap(({ personId, role, starts }) => {
      const person = find(personId);
      const what = role === null ? `to take over on ${formatDate(starts)}` : role;
      return person ? [{ name: person.shown, what, href: workersOf(person.id) }] : [];
    })
    .toSorted((one, other) => one.name.localeCompare(other.name) || one.what.localeCompare(other.what));
}

/** Brothers and sisters together, families by the name of the oldest. */
async function listFamilies(db: Read, children: readonly LeavingChild[]): Promise<readonly LeavingFamily[]> {
  let families: readonly LeavingFamily[] = [];
  for (const child of children) {
    const siblings = await listFamilyChildren(db, child.id);
    const isTheirs = (family: LeavingFamily) => family.some(({ id }) => siblings.includes(id));
    const joined = [child, ...families.filter(isTheirs).flat()].toSorted(byAge);
    families = [...families.filter((family) => !isTheirs(family)), joined];
  }
  return families.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)));
}

const byAge = (one: LeavingChild, other: LeavingChild) =>
  one.born.localeCompare(other.born) || one.name.localeCompare(other.name);

const nameOf = ([first]: LeavingFamily) => first?.listed ?? '';
