import { listAccountNames, listWhomToAsk } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { href } from '../../../platform/http/path.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { paths } from '../persons/person-paths.ts';
import { parseSearch } from '../search/search-rules.ts';
import type { SensitiveHit } from '../search/search-page.ts';
import type { Sensitive } from './sensitive-queries.ts';
import { findSensitive } from './sensitive-queries.ts';

/** Sensitive records that fit what was typed: the name, whom to ask and where. */
export async function listSensitiveHits(
  db: Read,
  typed: string,
  today: PlainDate,
): Promise<readonly (SensitiveHit & Sensitive)[]> {
  const hits = [];
  for (const found of await findSensitive(db, parseSearch(typed, today))) {
    const sensitiveId = parseId<'sensitive'>(found.personId);
    const names = await listAccountNames(db, await listWhomToAsk(db, found.personId));
    if (sensitiveId)
      hits.push({
        ...found,
        ask: [...names.values()].join(' or '),
        href: href(paths.sensitive, { sensitiveId }),
      });
  }
  return hits;
}
