import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { getPersonSummary } from '../persons/person-queries.ts';
import { listAddressWarnings, listKeptAddresses } from './withheld-queries.ts';
import { keptWords, warningWords } from './withheld-rules.ts';

/**
 * What stands beside somebody's addresses: that they are withheld from the reader, or whom they must not reach. `named`: the people
 * whom the texts name, for the trail. `records`: every record of the person.
 */
export async function listAddressNotes(
  db: Read,
  records: readonly string[],
  today: PlainDate,
): Promise<{ readonly texts: readonly string[]; readonly named: readonly string[] }> {
  const kept = await listKeptAddresses(db, records);
  const warnings = await listAddressWarnings(db, records);
  const ids = warnings.flatMap(({ fromId, aboutId }) => [fromId ?? [], aboutId ?? []].flat());
  const people = await getPersonSummary(db, ids);
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.shown ?? null));
  const said = warnings.map((one) =>
    warningWords({
      ...one,
      from: nameOf(one.fromId),
      about: one.aboutId !== null && records.includes(one.aboutId) ? null : nameOf(one.aboutId),
      today,
    }),
  );
  const texts = [...(kept.size > 0 ? [keptWords] : []), ...said];
  return { texts: [...new Set(texts)], named: [...people.keys()] };
}
