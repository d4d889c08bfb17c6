import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FlowModel } from '../forecast/histories/flow-model.ts';
import { modelHistories, NoHistories } from '../forecast/histories/forecast-histories.ts';
import { readRecordHistories } from '../forecast/histories/record-histories.ts';

/** Why nothing can be worked out, for people. */
export const noRecord =
  'There is no record of at least half a year of children in care to start from. Load the children looked after return (SSDA903) first.';

/** Whether the record may tell of half a year: a quick look, before somebody fills in a form in vain. */
export async function hasRecord(db: Read, day: PlainDate): Promise<boolean> {
  const found = await db.first(sql<{ any: boolean }>`select exists (
    select from reporting.ext_episode where starts <= ${day}::date - interval '6 months') as any`);
  return found?.any === true;
}

/**
 * How children come, move and leave, from the record that the account may see: for accounts that see everyone. What
 * happens after the day is not read. Undefined where the record tells of less than half a year.
 */
export async function findModel(db: Read, day: PlainDate): Promise<FlowModel | undefined> {
  const histories = await readRecordHistories(db);
  try {
    return modelHistories(histories, day);
  } catch (error) {
    if (error instanceof NoHistories) return undefined;
    throw error;
  }
}
