import { toString as drawQr } from 'qrcode';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { manageOwnAccount } from '../permissions.ts';
import type { PageRequest, Route } from '../routes/route.ts';
import { get, post } from '../routes/route.ts';
import { hasOwnPassword } from '../sign-in/check-password.ts';
import type { Means } from '../sign-in/means.ts';
import { seal, unseal } from '../sign-in/secret-box.ts';
import type { SecretKey } from '../sign-in/secret-box.ts';
import {
  countRecoveryCodes,
  findSecondFactor,
  makeSecret,
  renewRecoveryCodes,
  setUpSecondFactor,
  uriOf,
} from '../sign-in/second-factor.ts';
import { keyMeansOf } from '../sign-in/keys/check-key.ts';
import { listKeys } from '../sign-in/keys/key-queries.ts';
import { keyRoutes } from './key-routes.tsx';
import { RecoveryCodesView, SecondFactorView, SetUpView } from './second-factor-view.tsx';

const path = '/account/second-factor';
const againPath = '/account/second-factor/again';
const codesPath = '/account/second-factor/recovery-codes';
type FactorRequest<Handle extends Read> = PageRequest<string, Handle, 'manageOwnAccount'>;

const before = <BackLink href="/account/password">Your account</BackLink>;

/** What there is, or the way to the first. Accounts without a password have no second step of Kith's. */
async function factorPage(means: Means, request: FactorRequest<Read>): Promise<Reply> {
  const { db, who } = request;
  if (!(await hasOwnPassword(db))) return redirect('/account/password');
  const factor = await findSecondFactor(db, who.accountId);
  if (!factor?.setUpAt) return setUpPage(means, request, makeSecret(who.name).secret);
  const left = await countRecoveryCodes(db, who.accountId);
  const keys = await listKeys(db, who.accountId);
  const props = {
    csrf: who.csrf,
    setUpAt: factor.setUpAt,
    left,
    keys,
    mayAdd: keyMeansOf(means) !== undefined,
    said: saidOf[request.query['key'] ?? ''],
  };
  return page('Your second step', <SecondFactorView {...props} />, { before });
}

const saidOf: Readonly<Record<string, string>> = {
  added: 'The key is added. It can take the place of the code from now on.',
  removed: 'The key is removed. It opens nothing any more.',
};

async function againPage(means: Means, request: FactorRequest<Read>): Promise<Reply> {
  if (!(await hasOwnPassword(request.db))) return redirect('/account/password');
  return setUpPage(means, request, makeSecret(request.who.name).secret);
}

/** The secret travels in the form, sealed for this account: nothing is kept before a code shows that the phone has it. */
async function setUpPage(
  { secretKey: key }: Means,
  { who }: FactorRequest<Read>,
  secret: string,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const props = {
    csrf: who.csrf,
    isFirst: who.mustSetUpCodes,
    picture: await drawQr(uriOf(secret, who.name), { type: 'svg', margin: 4 }),
    secret: secret.replace(/(.{4})(?=.)/g, '$1 '),
    sealed: key ? seal(key, purposeOf(who.accountId), secret).toString('base64url') : undefined,
    errors,
  };
  return page('Set up your second step', <SetUpView {...props} />, {
    errors,
    ...(who.mustSetUpCodes ? {} : { before }),
  });
}

const purposeOf = (account: string) => `second factor to be of ${account}`;

async function setUp(means: Means, request: FactorRequest<Write>): Promise<Reply> {
  const { db, who, now, body } = request;
  if (!(await hasOwnPassword(db))) return redirect('/account/password');
  const secret = findSecret(means.secretKey, who.accountId, body['secret']);
  if (!means.secretKey || secret === undefined)
    return setUpPage(means, request, makeSecret(who.name).secret, [
      fieldError('code', 'This page was open for too long. Scan the new picture'),
    ]);
  const typed = typeof body['code'] === 'string' ? body['code'] : '';
  const asked = { key: means.secretKey, account: who.accountId, now };
  const codes = await setUpSecondFactor(db, asked, secret, typed);
  if (!codes)
    return setUpPage(means, request, secret, [
      fieldError('code', typed === '' ? 'Enter the code that your phone shows' : wrong),
    ]);
  return page('Your recovery codes', <RecoveryCodesView codes={codes} />);
}

const wrong = 'That is not the code that your phone shows now. Check that its clock is right';

function findSecret(key: SecretKey | undefined, account: string, sealed: unknown): string | undefined {
  if (!key || typeof sealed !== 'string') return undefined;
  return unseal(key, purposeOf(account), Buffer.from(sealed, 'base64url'));
}

async function newCodes({ db, who }: FactorRequest<Write>): Promise<Reply> {
  if (!(await findSecondFactor(db, who.accountId))?.setUpAt) return redirect(path);
  return page(
    'Your recovery codes',
    <RecoveryCodesView codes={await renewRecoveryCodes(db, who.accountId)} />,
  );
}

const action = manageOwnAccount;
const stepUp = true;

/** Setting up the second factor of one's own account, changing it, and its recovery codes. */
export function secondFactorRoutes(means: Means): readonly Route[] {
  const showFactor = (request: FactorRequest<Read>) => factorPage(means, request);
  const showAgain = (request: FactorRequest<Read>) => againPage(means, request);
  return [
    get(path, { action, audit: 'SecondFactorPage', handle: showFactor }),
    get(againPath, { action, audit: 'SecondFactorAgainPage', stepUp, handle: showAgain }),
    post(path, { action, audit: 'SecondFactorSetUp', stepUp, handle: (request) => setUp(means, request) }),
    ...keyRoutes(means),
    post(codesPath, { action, audit: 'RecoveryCodesRenew', stepUp, handle: newCodes }),
  ];
}
