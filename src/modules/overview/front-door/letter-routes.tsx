import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import { getWorry, workFrontDoor } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { backTo } from './fields-view.tsx';
import { paths } from './front-door-paths.ts';
import { LetterView } from './letter-view.tsx';

async function letterPage({ db, params }: PageRequest<typeof paths.letter, Read, string>): Promise<Reply> {
  const worry = await getWorry(db, params.worryId);
  const back = href(paths.worry, params);
  if (worry.reply === null) return redirect(back);
  const place = await db.first(sql<{ name: string | null }>`select name from platform.installation`);
  const body = <LetterView worry={worry} authority={place?.name ?? 'The council'} />;
  return page('Our answer', body, { before: backTo(back, 'The worry') });
}

/** The answer as a page to print. */
export const letterRoutes: readonly Route[] = [
  get(paths.letter, { action: workFrontDoor, audit: 'WorryLetterRead', handle: letterPage }),
];
