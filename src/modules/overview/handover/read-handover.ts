import type { PageRequest } from '../../access/index.ts';
import type { Handover } from '../../practice/index.ts';
import { findHandover } from '../../practice/index.ts';
import type { PersonSummary } from '../../people/index.ts';
import { getPerson, resolvePerson } from '../../people/index.ts';
import type { TeamTime } from '../../workforce/index.ts';
import { listTeamTimes } from '../../workforce/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { firstNameOf } from '../entries/visit-children.ts';

/** A child, and who works or worked with them. */
export type ChildTeam = {
  readonly person: PersonSummary;
  readonly firstName: string;
  readonly records: readonly string[];
  readonly team: readonly TeamTime[];
};

/** The child behind an id, with the team. @throws NotFound for who is not the reader's to see */
export async function readChildTeam(db: Read, personId: string): Promise<ChildTeam> {
  const { canonical, all } = await resolvePerson(db, personId);
  const person = await getPerson(db, canonical);
  return { person, firstName: firstNameOf(person), records: all, team: await listTeamTimes(db, all) };
}

type OfHandover = Pick<
  PageRequest<'/children/:personId/handovers/:handoverId', Read, string>,
  'db' | 'params' | 'saw'
>;

/** The handover of the address, which is of this child. @throws NotFound where it is not, or not the reader's to see */
export async function getHandover({ db, params, saw }: OfHandover): Promise<Handover> {
  const { all } = await resolvePerson(db, params.personId);
  const handover = await findHandover(db, params.handoverId);
  if (!handover || !all.some((one) => one === handover.personId)) throw new NotFound();
  saw([handover.personId]);
  return handover;
}
