import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { ChildPopulation } from './measure-rules.ts';

/**
 * Records how many children aged 0 to 17 live in the area by the mid-year estimate of a year (Office for National
 * Statistics). Settings keep their history: the newest row of a year holds.
 */
export async function saveChildPopulation(db: Write, population: ChildPopulation): Promise<void> {
  await db.run(sql`insert into platform.setting (id, key, value, recorded_by)
    values (${newId()}, 'population_0_17', ${JSON.stringify(population)}::jsonb, platform.actor())`);
}
