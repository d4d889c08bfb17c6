import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { manageOwnAccount } from '../permissions.ts';
import type { PageRequest, Route } from '../routes/route.ts';
import { get, post } from '../routes/route.ts';
import { makeChallenge } from '../sign-in/keys/challenge.ts';
import type { KeyMeans } from '../sign-in/keys/check-key.ts';
import { keyAlgorithms, keyMeansOf, readNewKey } from '../sign-in/keys/check-key.ts';
import { addKey, listKeys, removeKey } from '../sign-in/keys/key-queries.ts';
import type { SignInKey } from '../sign-in/keys/key-queries.ts';
import type { Means } from '../sign-in/means.ts';
import { findSecondFactor } from '../sign-in/second-factor.ts';
import type { SignedIn } from '../sign-in/session.ts';
import { AddKeyView } from './key-views.tsx';

const factorPath = '/account/second-factor';
const path = '/account/second-factor/keys';
const removalPath = '/account/second-factor/keys/:keyId/removal';
type KeyRequest<Handle extends Read> = PageRequest<string, Handle, 'manageOwnAccount'>;

const before = <BackLink href={factorPath}>Your second step</BackLink>;
const longestName = 60;

/** A key comes beside the codes of a phone, never alone: where no script runs, or the device is away, the code is the way. */
async function findAble(means: Means, { db, who }: KeyRequest<Read>): Promise<KeyMeans | undefined> {
  const factor = await findSecondFactor(db, who.accountId);
  return factor?.setUpAt ? keyMeansOf(means) : undefined;
}

async function addPage(
  means: Means,
  request: KeyRequest<Read>,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const { db, who, now, body } = request;
  const able = await findAble(means, request);
  if (!able) return redirect(factorPath);
  const challenge = makeChallenge(able.secretKey, { purpose: 'add a key', account: who.accountId }, now);
  const options = optionsOf(able, who, challenge.text, await listKeys(db, who.accountId));
  const name = typeof body['name'] === 'string' ? body['name'] : '';
  return page('Add a key', <AddKeyView {...{ csrf: who.csrf, challenge, options, name, errors }} />, {
    errors,
    before,
  });
}

/** What the browser is asked to make (WebAuthn, 5.4). The account's own id stands for the person: it means nothing elsewhere. */
function optionsOf({ site }: KeyMeans, who: SignedIn, challenge: string, keys: readonly SignInKey[]): object {
  const id = Buffer.from(who.accountId.replaceAll('-', ''), 'hex').toString('base64url');
  return {
    challenge,
    rp: { id: site.host, name: 'Kith' },
    user: { id, name: who.name, displayName: who.name },
    pubKeyCredParams: keyAlgorithms.map((alg) => ({ alg, type: 'public-key' })),
    excludeCredentials: keys.map(({ credentialId }) => ({ id: credentialId, type: 'public-key' })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    attestation: 'none',
  };
}

async function add(means: Means, request: KeyRequest<Write>): Promise<Reply> {
  const { db, who, now, body } = request;
  const able = await findAble(means, request);
  if (!able) return redirect(factorPath);
  const name = typeof body['name'] === 'string' ? body['name'].trim() : '';
  if (name === '' || name.length > longestName)
    return addPage(means, request, [
      fieldError('name', `Enter what you call this key, ${longestName} characters at most`),
    ]);
  const account = who.accountId;
  const made = await readNewKey(db, able, { account, purpose: 'add a key', body, now });
  if (made && (await addKey(db, account, { ...made, name }))) return redirect(`${factorPath}?key=added`);
  return addPage(means, request, [fieldError('name', 'That key was not taken. Try again')]);
}

async function remove({
  db,
  params,
  now,
}: PageRequest<typeof removalPath, Write, 'manageOwnAccount'>): Promise<Reply> {
  if (!(await removeKey(db, params.keyId, now))) throw new NotFound();
  return redirect(`${factorPath}?key=removed`);
}

const action = manageOwnAccount;
const stepUp = true;

/** Adding and removing keys of one's own account. */
export function keyRoutes(means: Means): readonly Route[] {
  return [
    get(path, { action, audit: 'SignInKeyForm', stepUp, handle: (request) => addPage(means, request) }),
    post(path, { action, audit: 'SignInKeyAdd', stepUp, handle: (request) => add(means, request) }),
    post(removalPath, { action, audit: 'SignInKeyRemove', stepUp, handle: remove }),
  ];
}
