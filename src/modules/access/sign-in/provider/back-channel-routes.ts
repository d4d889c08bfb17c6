import { sql } from '../../../../platform/database/database.ts';
import { NotFound } from '../../../../platform/http/problems.ts';
import type { Reply } from '../../../../platform/http/reply.ts';
import { answer } from '../../../../platform/http/reply.ts';
import type { EarlyRequest, OpenRequest, Route } from '../../routes/route.ts';
import { openRoute } from '../../routes/route.ts';
import type { Means } from '../means.ts';
import type { AccountId } from '../session.ts';
import type { LogoutProblem, SignedOutThere } from './logout-token.ts';
import { readLogoutToken } from './logout-token.ts';

/** Where the provider tells that somebody signed out there. */
export const backChannelPath = '/sign-in/provider/signed-out';

/** The provider comes from one address, and many may go home at once (local default). */
const perMinute = 600;

type Read = SignedOutThere | { readonly problem: LogoutProblem };

/** The keys may have to be fetched: before the transaction. */
async function receive({ provider }: Means, { body, now }: EarlyRequest): Promise<Read> {
  if (!provider) throw new NotFound();
  return readLogoutToken(provider, body['logout_token'], now);
}

type Ended = { readonly isNew: boolean; readonly ended: number; readonly whose: AccountId | null };

/**
 * Ends what the provider says has ended. No cookie and no token of a form stand behind it: the signature does. It answers 200
 * also where nothing ran any more, else 400, as the specification wants it (2.8).
 */
async function signOutHere({ db, prepared, tell }: OpenRequest<Read>): Promise<Reply> {
  if ('problem' in prepared) return refuse(tell, prepared.problem);
  const { token, issuer, subject, session } = prepared;
  const done = await db.first(sql<Ended>`select is_new as "isNew", ended, whose
    from access.sign_out_by_provider(${token}, ${issuer}, ${subject}, ${session})`);
  if (!done?.isNew) return refuse(tell, 'came before');
  tell({ account: done.whose, detail: { ended: String(done.ended) } });
  return answer(200, {});
}

function refuse(tell: OpenRequest['tell'], problem: LogoutProblem | 'came before'): Reply {
  tell({ outcome: 'refused', detail: { problem } });
  return answer(400, { error: 'invalid_request', error_description: problem });
}

/** Back-channel sign-out; not there where no provider is set. */
export function backChannelRoutes(means: Means): readonly Route[] {
  return [
    openRoute('POST', backChannelPath, {
      face: 'staff',
      audit: 'SignOutByProvider',
      perMinute,
      prepare: (early) => receive(means, early),
      handle: signOutHere,
    }),
  ];
}
