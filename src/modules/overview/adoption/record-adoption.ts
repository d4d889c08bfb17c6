import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { correctFact } from '../../../platform/facts/index.ts';
import type { Authorised } from '../../access/index.ts';
import { beginAfterAdoption, resolvePerson } from '../../people/index.ts';
import { endHelpAtAdoption, holdHelp } from '../../practice/index.ts';
import { findFactKind } from '../facts/fact-kinds.ts';
import { readChildHelp } from '../stepping/read-help.ts';
import type { AdoptionOrder } from './adoption-form.ts';

/** The episode of care that an adoption order ends. */
export type OpenEpisode = { readonly id: string; readonly version: number; readonly starts: PlainDate };

export function findOpenEpisode(db: Read, records: readonly string[]): Promise<OpenEpisode | undefined> {
  return db.first(sql<OpenEpisode>`select e.id, e.version, e.starts from care.episode_version e
    where e.stands and e.ends is null and e.person_id = any(${[...records]}::uuid[]) order by e.starts desc limit 1`);
}

type Recording = { readonly order: AdoptionOrder; readonly today: PlainDate };

/**
 * Records an adoption order: the time in care ends (SSDA903 reason E11 or E12) and our help with it (reason RC1 of the census), a
 * new person begins, and the old record is sealed with a link that only two people together can open. Nothing is said of the new
 * record, to the caller either.
 */
export async function recordAdoption(
  db: Write,
  proof: Authorised<'recordAdoption'>,
  { order: { reasonEnded, ...identity }, today }: Recording,
): Promise<void> {
  const { all, canonical } = await resolvePerson(db, proof.subject ?? '');
  const open = await findOpenEpisode(db, all);
  const episodes = findFactKind('episode')?.table;
  if (open && episodes && reasonEnded !== null)
    await correctFact(db, episodes, open, { ends: identity.orderOn, reason_ended: reasonEnded });
  await holdHelp(db, canonical);
  const { state } = await readChildHelp(db, canonical, today);
  await endHelpAtAdoption(db, state, identity.orderOn);
  await beginAfterAdoption(db, proof.subject ?? '', identity);
}
