import type { PageRequest } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { chooseDay } from '../figures/day-rules.ts';
import { findNewestStart } from '../figures/figure-queries.ts';
import { seeEveryChild } from '../permissions.ts';
import type { SeriesFor } from './signal-queries.ts';

export type AnyRequest = Pick<PageRequest<string, Read, string>, 'db' | 'may' | 'query' | 'today'>;

/** The day that a page is about and how much its reader sees: those who see counts only get whole quarters. */
export async function seriesFor({ db, may, query, today }: AnyRequest): Promise<SeriesFor> {
  const { day } = chooseDay(query['on'], today, await findNewestStart(db, today));
  return { day, countsOnly: !(await may(seeEveryChild)) };
}
