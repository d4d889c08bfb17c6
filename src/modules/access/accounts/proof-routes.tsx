import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { listTyped } from '../../../platform/http/typed-text.ts';
import { manageOwnAccount } from '../permissions.ts';
import type { PageRequest, Route } from '../routes/route.ts';
import { isKeptForm } from '../routes/keep-unsent.ts';
import { get, post } from '../routes/route.ts';
import { checkOwnPassword } from '../sign-in/check-password.ts';
import { isOwnDemonstration } from '../sign-in/demonstration.ts';
import type { Means } from '../sign-in/means.ts';
import { safeReturn } from '../sign-in/safe-return.ts';
import { checkCode, findSecondFactor } from '../sign-in/second-factor.ts';
import { renewProof } from '../sign-in/session.ts';
import { hasOwnPassword } from '../sign-in/check-password.ts';
import { stranger, tryOnce } from '../sign-in/try-count.ts';
import { checkKey, keyMeansOf } from '../sign-in/keys/check-key.ts';
import { findUse } from '../sign-in/keys/find-use.ts';
import { getKeptForm, removeKeptForm } from './kept-form-queries.ts';
import type { ProofWay } from './proof-view.tsx';
import { KeptFormView, ProofView } from './proof-view.tsx';

const path = '/account/proof';
const keptPath = '/account/proof/:keptId';
const removalPath = '/account/proof/:keptId/removal';
type ProofRequest<Handle extends Read> = PageRequest<string, Handle, 'manageOwnAccount'>;

/** What this account can show: what it signed in with, and the strongest of it. */
async function findProofWay(db: Read, who: ProofRequest<Read>['who']): Promise<ProofWay> {
  if (who.way === 'provider') return 'provider';
  if ((await findSecondFactor(db, who.accountId))?.setUpAt) return 'code';
  if (await hasOwnPassword(db)) return 'password';
  return (await isOwnDemonstration(db)) ? 'button' : 'none';
}

async function proofPage(
  means: Means,
  { db, who, query, body, now }: ProofRequest<Read>,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const returnTo = safeReturn(query['return'] ?? body['return']);
  const way = await findProofWay(db, who);
  const asked = { purpose: 'proof', account: who.accountId, now } as const;
  const props = {
    csrf: who.csrf,
    way,
    use: way === 'code' ? await findUse(db, means, asked) : undefined,
    returnTo,
    provider: means.provider?.settings.name,
    isFormKept: isKeptForm(returnTo),
    errors,
  };
  return page('Show that it is you', <ProofView {...props} />, { errors });
}

async function takeProof(means: Means, request: ProofRequest<Write>): Promise<Reply> {
  const { db, who, now, token, body, tell } = request;
  const way = await findProofWay(db, who);
  const typed = typeof body['proof'] === 'string' ? body['proof'] : '';
  if (typed === '' && way !== 'button') return proofPage(means, request, [missing[way]]);
  if (!(await isProved(means, request, way, typed))) {
    tell({ outcome: 'refused' });
    return proofPage(means, request, [wrong[way]]);
  }
  const renewed = await renewProof(db, token, now);
  return redirect(safeReturn(body['return']), { kind: 'start', token: renewed });
}

/** A key in place of the code, for who would type one and nobody else; wrong ones count as wrong codes do. */
async function takeKey(means: Means, request: ProofRequest<Write>): Promise<Reply> {
  const { db, who, now, token, body, tell } = request;
  const way = await findProofWay(db, who);
  if (way !== 'code') {
    tell({ outcome: 'refused' });
    return proofPage(means, request, [missing[way]]);
  }
  const keys = keyMeansOf(means);
  const account = who.accountId;
  const form = { account, purpose: 'proof', body, now } as const;
  const fits = await tryOnce(
    db,
    { account, kind: 'own code', device: stranger, now },
    async (rests) => !rests && keys !== undefined && (await checkKey(db, keys, form)),
  );
  if (fits)
    return redirect(safeReturn(body['return']), { kind: 'start', token: await renewProof(db, token, now) });
  tell({ outcome: 'refused' });
  return proofPage(means, request, [fieldError('key', 'That key was not taken. Try again, or type a code')]);
}

const say = (code: string, password: string): Readonly<Record<ProofWay, FieldError>> => ({
  code: fieldError('proof', code),
  password: fieldError('proof', password),
  provider: fieldError('proof', 'Use your council’s sign-in'),
  button: fieldError('proof', 'Press the button'),
  none: fieldError('proof', 'Sign out, and sign in again'),
});
const missing = say('Enter the code that your phone shows', 'Enter your password');
const wrong = say(
  'That code is not right, or was used before. Wait for the next one',
  'That is not your password',
);

async function isProved(
  { secretKey: key }: Means,
  { db, who, now }: ProofRequest<Write>,
  way: ProofWay,
  typed: string,
): Promise<boolean> {
  if (way === 'code')
    return checkCode(db, { key, account: who.accountId, kind: 'own code', device: stranger, typed, now });
  if (way === 'password') return (await checkOwnPassword(db, typed, now)).fits;
  return way === 'button';
}

async function keptFormPage({
  db,
  who,
  params,
}: PageRequest<typeof keptPath, Read, 'manageOwnAccount'>): Promise<Reply> {
  const kept = await getKeptForm(db, params.keptId);
  const props = { csrf: who.csrf, id: params.keptId, typed: listTyped(kept.fields), ...kept };
  return page('Send what you had filled in?', <KeptFormView {...props} />);
}

async function throwAway({
  db,
  params,
}: PageRequest<typeof removalPath, Write, 'manageOwnAccount'>): Promise<Reply> {
  await removeKeptForm(db, params.keptId);
  return redirect('/');
}

const action = manageOwnAccount;

/** Showing again who one is, and the form that waited for it. */
export function proofRoutes(means: Means): readonly Route[] {
  return [
    get(path, { action, audit: 'ProofPage', handle: (request) => proofPage(means, request) }),
    post(path, { action, audit: 'ProofGive', handle: (request) => takeProof(means, request) }),
    post('/account/proof/key', {
      action,
      audit: 'ProofKeyGive',
      handle: (request) => takeKey(means, request),
    }),
    get(keptPath, { action, audit: 'KeptFormPage', handle: keptFormPage }),
    post(removalPath, { action, audit: 'KeptFormThrowAway', handle: throwAway }),
  ];
}
