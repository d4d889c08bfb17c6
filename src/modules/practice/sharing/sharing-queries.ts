import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { NewSharing, Risk, Sharing } from './sharing-rules.ts';

/** What was told, or not, of the person with these records, the newest first; each with the row that puts it right. */
export function listSharings(db: Read, records: readonly string[]): Promise<readonly Sharing[]> {
  return db.query(sql<Sharing>`
    select s.id, s.person_id as "personId", s.decided_on as "decidedOn", s.is_shared as "isShared", s.what, s.agency, s.recipient,
           s.recipient_role as "recipientRole", s.purpose, s.basis, s.detriment, s.family_told as "familyTold",
           s.family_not_told_because as "familyNotToldBecause", s.who_could_be_harmed as "whoCouldBeHarmed", s.ends_on as "endsOn",
           s.corrects_id as "correctsId", s.correction_why as "correctionWhy", c.id as "correctedBy",
           s.recorded_at as "recordedAt", s.recorded_by as "recordedBy"
      from practice.sharing s left join practice.sharing c on c.corrects_id = s.id
     where s.person_id = any(${[...records]}::uuid[])
     order by s.decided_on desc, s.recorded_at desc, s.id desc`);
}

/** Adds a decision. The database refuses a second correction of the same row (sharing_corrected_once). */
export async function addSharing(db: Write, personId: string, said: NewSharing): Promise<string> {
  const id = newId();
  await db.run(sql`
    insert into practice.sharing (id, person_id, decided_on, is_shared, what, agency, recipient, recipient_role, purpose, basis, detriment,
      family_told, family_not_told_because, who_could_be_harmed, ends_on, corrects_id, correction_why)
    values (${id}, ${personId}, ${said.decidedOn}, ${said.isShared}, ${said.what}, ${said.agency}, ${said.recipient}, ${said.recipientRole},
      ${said.purpose}, ${said.basis}, ${said.detriment}, ${said.familyTold}, ${said.familyNotToldBecause}, ${said.whoCouldBeHarmed},
      ${said.endsOn}, ${said.correctsId}, ${said.correctionWhy})`);
  return id;
}

/**
 * What the record holds that makes it dangerous for somebody if more is told than is needed. Whoever is told is known by what was
 * typed of them, so an address counts that is withheld from anybody at all: of the person and of whoever is related to them, as far
 * as the actor may know of it (who is told only that one is withheld, or whom it must not reach).
 */
export async function listRisks(db: Read, records: readonly string[]): Promise<readonly Risk[]> {
  const ids = [...records];
  const found = await db.query(sql<{ risk: Risk }>`
    with near as materialized (
      select array(select unnest(${ids}::uuid[])
        union select v.other_id from people.relationship_version v where v.stands and v.person_id = any(${ids}::uuid[])
        union select v.person_id from people.relationship_version v where v.stands and v.other_id = any(${ids}::uuid[])) as ids)
    select 'withheld address' as risk from near n
     where exists (select from people.lived_at l where l.withheld and l.person_id = any(n.ids))
        or exists (select from people.address_kept_among(n.ids))
        or exists (select from people.withheld_warnings(n.ids))
    union all
    select 'restricted record' where exists (select from access.restricted_among(${ids}::uuid[]))
    union all
    select 'domestic abuse' where exists (select from practice.assessment_factor f
      where f.person_id = any(${ids}::uuid[]) and f.code in ('3A', '3B', '3C'))`);
  return found.map(({ risk }) => risk);
}
