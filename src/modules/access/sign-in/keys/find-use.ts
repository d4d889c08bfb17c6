import type { Read } from '../../../../platform/database/database.ts';
import type { Instant } from '../../../../platform/dates/plain-date.ts';
import type { Means } from '../means.ts';
import type { AccountId } from '../session.ts';
import type { ChallengePurpose } from './challenge.ts';
import { makeChallenge } from './challenge.ts';
import { keyMeansOf } from './check-key.ts';
import type { UseKeyProps } from './key-form-view.tsx';
import { listKeys } from './key-queries.ts';

type Asked = { readonly purpose: ChallengePurpose; readonly account: AccountId; readonly now: Instant };

/** What a page asks the keys of an account for; undefined where there are none, or none can be used here. */
export async function findUse(db: Read, means: Means, asked: Asked): Promise<UseKeyProps | undefined> {
  const able = keyMeansOf(means);
  if (!able) return undefined;
  const keys = await listKeys(db, asked.account);
  if (keys.length === 0) return undefined;
  return { keys, site: able.site, challenge: makeChallenge(able.secretKey, asked, asked.now) };
}
