import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { KnownPeer, MissingTime, Told } from './missing-rules.ts';
import { listNamedIn } from './missing-rules.ts';

type Of = Pick<MissingTime, 'id' | 'personId'>;

/** Writes down who was told, or why not. `id` is the form's own: false where it is written down already. */
export async function addTold(
  db: Write,
  { id: timeId, personId }: Of,
  { id, told, peers }: { readonly id: string; readonly told: Told; readonly peers: readonly KnownPeer[] },
): Promise<boolean> {
  const alsoOf = listNamedIn(`${told.name ?? ''} ${told.notToldBecause ?? ''}`, peers);
  const added = await db.run(sql`insert into care.missing_told
    (id, person_id, time_id, who, name, told_at, reference, not_told_because, also_of)
    values (${id}, ${personId}, ${timeId}, ${told.who}, ${told.name}, ${told.toldAt}::timestamptz, ${told.reference},
      ${told.notToldBecause}, ${[...alsoOf]}::uuid[])
    on conflict (id) do nothing`);
  return added === 1;
}

/** Takes back that somebody was told, or was not: the line stays to be read. Nothing happens where it is taken back already. */
export async function takeBackTold(db: Write, { id: timeId }: Of, toldId: string): Promise<void> {
  await db.run(sql`insert into care.missing_told (id, person_id, time_id, who, also_of, takes_back)
    select ${newId()}::uuid, o.person_id, o.time_id, o.who, o.also_of, o.id from care.missing_told o
     where o.id = ${toldId}::uuid and o.time_id = ${timeId}::uuid and o.takes_back is null
    on conflict (takes_back) do nothing`);
}
