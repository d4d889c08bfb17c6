import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { numberSetting } from '../../../platform/settings/number-setting.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { writeToAccounts } from '../../access/index.ts';

/** After how many minutes a call that nobody answers is put before people again. */
export const callBackMinutes = numberSetting({
  key: 'people.call-back-minutes',
  title: 'A call-back that nobody answers is put before everybody again after',
  unit: 'minutes',
  least: 5,
  most: 480,
  fallback: 30,
  basis:
    'A local default from general knowledge (GK): a caller waits for an answer; no guidance says how long.',
});

/**
 * Writes to those who can answer a call that has waited: once after the time of the setting, and once more, with the director,
 * after twice that time. The words are the same whoever the call may be about. Runs as loader.
 * @returns to how many people was written
 */
export async function remindOfCallBacks(db: Write): Promise<number> {
  const minutes = await getSetting(db, callBackMinutes);
  const rows = await db.query(
    sql<{ id: string }>`select account_id as id from people.remind_of_call_backs(${minutes})`,
  );
  return writeToAccounts(
    db,
    rows.map(({ id }) => id),
    waits,
  );
}

const waits = {
  subject: 'Kith: a call-back waits for an answer',
  body: 'Somebody rang about a child and is still waiting. Read it in Call-backs now, or ask information governance to: it may be urgent.',
};
