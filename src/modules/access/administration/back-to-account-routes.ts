import type { Reply } from '../../../platform/http/reply.ts';
import { redirect } from '../../../platform/http/reply.ts';
import type { AccountId } from '../sign-in/session.ts';
import type { AccountOutcome } from './administer-account.ts';
import { accountHref } from './administration-paths.ts';

/** Back to the account, saying how it ended. */
export function backTo(account: AccountId, outcome: AccountOutcome): Reply {
  return redirect(`${accountHref(account)}?said=${encodeURIComponent(outcome)}`);
}
