import type { KnownPeer, MissingTime } from '../../care/index.ts';
import { listInCare, listMissingTimes } from '../../care/index.ts';
import { getPerson, getPersonSummary, listRelationships, resolvePerson } from '../../people/index.ts';
import { listTeamTimes } from '../../workforce/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { firstNameOf } from '../entries/visit-children.ts';

/** Whose times these are, and who is around them. */
export type MissingPeople = {
  readonly personId: string;
  readonly records: readonly string[];
  readonly name: string;
  readonly firstName: string;
  readonly isInCare: boolean;
  /** Everybody of a record whom the child may be with: family, friends, those of earlier times. Only whom the actor may see. */
  readonly peers: readonly KnownPeer[];
  /** Who cannot hold the talk after a return, with why. */
  readonly around: readonly { readonly name: string; readonly is: string }[];
  readonly times: readonly MissingTime[];
};

/** Who the pages of a child who is or was missing are about. @throws NotFound */
export async function getMissingPeople(db: Read, id: string, today: PlainDate): Promise<MissingPeople> {
  const { canonical, all } = await resolvePerson(db, id);
  const person = await getPerson(db, canonical);
  const firstName = firstNameOf(person);
  const times = await listMissingTimes(db, all);
  const ties = (await listRelationships(db, all)).filter(({ ends }) => ends === null);
  const earlier = times.flatMap((time) => time.with.flatMap(({ peerId }) => peerId ?? []));
  const people = await getPersonSummary(db, [...ties.map(({ relativeId }) => relativeId), ...earlier]);
  const relatives = ties.flatMap(({ relativeId, relativeIs }) => {
    const found = people.get(relativeId);
    return found ? [{ name: found.shown, is: `they are ${firstName}’s ${relativeIs}` }] : [];
  });
  const team = (await listTeamTimes(db, all)).filter(({ ends }) => ends === null || ends > today);
  return {
    personId: canonical,
    records: all,
    name: person.shown,
    firstName,
    isInCare: (await listInCare(db, all)).size > 0,
    peers: [...people.values()].map((one) => ({ id: one.id, names: [one.shown, one.given ?? ''] })),
    around: [
      ...team.map(({ worker }) => ({ name: worker, is: `they work with ${firstName}` })),
      ...relatives,
    ],
    times,
  };
}

/** What somebody is called whom the child was with; undefined for whom the reader may not see. */
export const nameOfPeer =
  ({ peers }: Pick<MissingPeople, 'peers'>) =>
  (peerId: string): string | undefined =>
    peers.find(({ id }) => id === peerId)?.names[0];

/** Everybody whom the pages name, for the trail. */
export const everybodyIn = ({ records, peers }: MissingPeople): readonly string[] => [
  ...records,
  ...peers.map(({ id }) => id),
];
