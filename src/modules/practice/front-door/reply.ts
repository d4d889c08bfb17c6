import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import { Stale } from '../../../platform/http/problems.ts';
import type { Reply } from './step-forms.ts';

/** Records what whoever got in touch was told, which ends the worry. @throws Stale when somebody answered before */
export async function reply(db: Write, worryId: string, said: Reply): Promise<void> {
  const done =
    await db.run(sql`update practice.worry set state = 'ended', reply = ${said.reply}, replied_how = ${said.how},
      replied_at = platform.moment(), replied_by = platform.actor(), ended_at = platform.moment(), ended_by = platform.actor(),
      version = version + 1
    where id = ${worryId} and version = ${said.version} and state = 'to answer'`);
  if (done !== 1) throw new Stale();
}
