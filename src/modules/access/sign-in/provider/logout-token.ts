import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { errors, jwtVerify } from 'jose';
import type { Instant } from '../../../../platform/dates/plain-date.ts';
import type { Provider } from './provider.ts';

/** Whose sign-ins the provider says have ended: of one of its sessions, of one subject, or of both. */
export type SignedOutThere = {
  readonly issuer: string;
  readonly subject: string | null;
  /** The hash of the session there (providerSessionOf). */
  readonly session: Buffer | null;
  /** The hash of the token's own id. */
  readonly token: Buffer;
};

/** Why a logout token was not taken; for the answer and the trail. */
export type LogoutProblem = 'unreachable' | 'not a logout token';

/** What an event of signing out is called (OpenID Connect Back-Channel Logout 1.0, 2.4). */
const event = 'http://schemas.openid.net/event/backchannel-logout';

/** A token is taken within so many seconds of its making, though it may say that it is good for longer; clocks may differ. */
const oldest = 600;
const clockTolerance = 30;

/** Longer than any such token. */
const most = 20_000;

const hashOf = (...parts: readonly string[]) => createHash('sha256').update(JSON.stringify(parts)).digest();

/** How a sign-in keeps which session of the provider it belongs to. */
export const providerSessionOf = (issuer: string, sid: string): Buffer => hashOf('sid', issuer, sid);

/**
 * Reads a logout token and checks it whole (2.6): signature by a key of the provider and an algorithm with a public key that
 * it names, issuer, audience, times, event, whose it is, and that it is no ID token. Whether it came before is asked later.
 */
export async function readLogoutToken(
  provider: Provider,
  token: unknown,
  now: Instant,
): Promise<SignedOutThere | { readonly problem: LogoutProblem }> {
  if (typeof token !== 'string' || token.length > most) return { problem: 'not a logout token' };
  const checks = await Promise.all([provider.configuration(), provider.keys()]).catch(() => undefined);
  if (!checks) return { problem: 'unreachable' };
  const [configuration, keys] = checks;
  const { issuer, id_token_signing_alg_values_supported: named = ['RS256'] } = configuration.serverMetadata();
  return jwtVerify(token, keys, {
    issuer,
    audience: provider.settings.clientId,
    algorithms: named.filter((name) => publicKeyAlgorithms.includes(name)),
    requiredClaims: ['iat', 'exp', 'jti', 'events'],
    maxTokenAge: oldest,
    clockTolerance,
    currentDate: new Date(now),
  }).then(
    ({ payload, protectedHeader }) =>
      (isOfThisKind(protectedHeader.typ) && toSignedOut(issuer, payload)) || {
        problem: 'not a logout token',
      },
    (error: unknown) => ({ problem: isOurs(error) ? 'not a logout token' : 'unreachable' }),
  );
}

/** Never a shared secret, and never none. */
const publicKeyAlgorithms: readonly string[] = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** Keys that cannot be fetched are no fault of the token. */
const isOurs = (error: unknown) =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout) &&
  error.code !== 'ERR_JOSE_GENERIC';

/** What says of itself that it is another kind is not taken; many providers say nothing (2.4 only recommends it). */
const isOfThisKind = (typ: string | undefined) =>
  typ === undefined || ['logout+jwt', 'jwt'].includes(typ.toLowerCase().replace(/^application\//, ''));

function toSignedOut(issuer: string, payload: JWTPayload): SignedOutThere | undefined {
  const { sub, sid, jti } = payload;
  if (!tellsOfSignOut(payload) || !isText(jti) || !isTextOrNone(sub) || !isTextOrNone(sid)) return undefined;
  if (sub === undefined && sid === undefined) return undefined;
  const session = sid === undefined ? null : providerSessionOf(issuer, sid);
  return { issuer, subject: sub ?? null, session, token: hashOf('jti', issuer, jti) };
}

/** It names the event and has no nonce: an ID token has one, and is never taken for this (2.4). */
function tellsOfSignOut(payload: JWTPayload): boolean {
  const { events } = payload;
  return isRecord(events) && isRecord(events[event]) && !('nonce' in payload);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTextOrNone = (value: unknown): value is string | undefined => value === undefined || isText(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
