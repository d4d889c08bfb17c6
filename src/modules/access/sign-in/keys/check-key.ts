import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Write } from '../../../../platform/database/database.ts';
import { sql } from '../../../../platform/database/database.ts';
import type { Instant } from '../../../../platform/dates/plain-date.ts';
import type { Means } from '../means.ts';
import type { SecretKey } from '../secret-box.ts';
import type { AccountId } from '../session.ts';
import type { ChallengePurpose } from './challenge.ts';
import { openChallenge, spendChallenge } from './challenge.ts';
import type { NewKey } from './key-queries.ts';
import { findKey } from './key-queries.ts';
import type { KeySite } from './key-settings.ts';

/** What keys need: where they are good, and a key to seal what they are to sign. */
export type KeyMeans = { readonly site: KeySite; readonly secretKey: SecretKey };

/** Undefined where keys cannot be used. */
export const keyMeansOf = ({ keySite: site, secretKey }: Means): KeyMeans | undefined =>
  site && secretKey ? { site, secretKey } : undefined;

/** A form that a key has answered. */
export type KeyForm = {
  readonly account: AccountId;
  readonly purpose: ChallengePurpose;
  readonly body: Readonly<Record<string, unknown>>;
  readonly now: Instant;
};

/** ES256, RS256 and Ed25519: what the devices of an office have (COSE algorithm numbers). */
export const keyAlgorithms = [-7, -257, -8];

/**
 * Whether a key of this account has signed what this page asked for, here and now: challenge, address, host and signature by
 * @simplewebauthn/server; a challenge once, and a count that goes on, in the database. Possession is what is asked for
 * beside the password; whether the device asked for a finger or a PIN is its own matter.
 */
export async function checkKey(db: Write, { site, secretKey }: KeyMeans, form: KeyForm): Promise<boolean> {
  const challenge = openChallenge(secretKey, form, form.body['challenge'], form.now);
  const response = parse(form.body['response']);
  if (challenge === undefined || !isSignature(response) || !(await spendChallenge(db, challenge)))
    return false;
  const stored = await findKey(db, form.account, response.id);
  if (!stored) return false;
  // Fetched when the first key is used: it is no small library.
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const verdict = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: false,
    credential: {
      id: response.id,
      publicKey: new Uint8Array(stored.publicKey),
      counter: Number(stored.counter),
    },
  }).catch(() => undefined);
  if (!verdict?.verified) return false;
  const { newCounter } = verdict.authenticationInfo;
  const used = await db.first(
    sql<{ used: boolean }>`select access.use_key(${response.id}, ${newCounter}) as used`,
  );
  return used?.used ?? false;
}

/** The key that was made for a form; undefined where anything about it is not right. */
export async function readNewKey(
  db: Write,
  { site, secretKey }: KeyMeans,
  form: KeyForm,
): Promise<Omit<NewKey, 'name'> | undefined> {
  const challenge = openChallenge(secretKey, form, form.body['challenge'], form.now);
  const response = parse(form.body['response']);
  if (challenge === undefined || !isNewKey(response) || !(await spendChallenge(db, challenge)))
    return undefined;
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const verdict = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: false,
    supportedAlgorithmIDs: keyAlgorithms,
  }).catch(() => undefined);
  if (!verdict?.verified) return undefined;
  const { id, publicKey, counter } = verdict.registrationInfo.credential;
  return { credentialId: id, publicKey, counter };
}

function parse(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSignature(value: unknown): value is AuthenticationResponseJSON {
  return isAnswer(value, ['clientDataJSON', 'authenticatorData', 'signature']);
}

function isNewKey(value: unknown): value is RegistrationResponseJSON {
  return isAnswer(value, ['clientDataJSON', 'attestationObject']);
}

/** The shape of it; what it holds is the library's to judge. */
function isAnswer(value: unknown, parts: readonly string[]): boolean {
  if (!isRecord(value) || !isRecord(value['clientExtensionResults'])) return false;
  const { id, rawId, type, response } = value;
  const texts = [id, rawId, type, ...parts.map((part) => (isRecord(response) ? response[part] : undefined))];
  return texts.every((text) => typeof text === 'string');
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
