import * as client from 'openid-client';
import type { Instant } from '../../../../platform/dates/plain-date.ts';
import { providerSessionOf } from './logout-token.ts';
import type { Provider } from './provider.ts';
import { callbackPath } from './provider.ts';
import type { ProviderProblem } from './provider-problem.ts';
import type { Identity, Purpose, Trip } from './provider-trip.ts';

/** Where to send somebody, and what has to be kept to understand the answer. */
export type Departure = {
  readonly to: URL;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
};

/** Somebody whom the provider vouches for, with what Kith asks of a sign-in. */
export type Arrival = Identity & { readonly idToken: string; readonly session: Buffer | null };

export type Problem = { readonly problem: ProviderProblem };

/** Where the browser goes to sign in: code flow with PKCE, state and nonce (RFC 9700, 2.1.1). */
export async function prepareDeparture(provider: Provider, purpose: Purpose): Promise<Departure | Problem> {
  const configuration = await reach(provider);
  if ('problem' in configuration) return configuration;
  const { settings } = provider;
  const [state, nonce, verifier] = [
    client.randomState(),
    client.randomNonce(),
    client.randomPKCECodeVerifier(),
  ];
  const to = client.buildAuthorizationUrl(configuration, {
    redirect_uri: new URL(callbackPath, settings.home).href,
    scope: 'openid',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(settings.acr.length > 0 ? { acr_values: settings.acr.join(' ') } : {}),
    // A proof is asked for anew, however freshly somebody signed in there.
    ...(purpose === 'proof' ? { prompt: 'login', max_age: '0' } : {}),
  });
  return { to, state, nonce, verifier };
}

/**
 * Takes what the browser brought back: changes the code for tokens and checks the answer whole: issuer (RFC 9207), state,
 * nonce, signature, audience, times by openid-client; then how somebody signed in, and for a proof, when.
 */
export async function receiveArrival(
  provider: Provider,
  { nonce, verifier, purpose, beganAt }: Trip,
  came: { readonly url: string; readonly state: string },
): Promise<Arrival | Problem> {
  const configuration = await reach(provider);
  if ('problem' in configuration) return configuration;
  const url = new URL(came.url, provider.settings.home);
  const checks = { expectedState: came.state, expectedNonce: nonce, pkceCodeVerifier: verifier };
  const tokens = await client
    .authorizationCodeGrant(configuration, url, { ...checks, idTokenExpected: true })
    .then((granted) => ({ claims: granted.claims(), idToken: granted.id_token }), toProblem);
  if ('problem' in tokens) return tokens;
  const { claims, idToken } = tokens;
  if (!claims || idToken === undefined) return { problem: 'not confirmed' };
  if (!isStrongEnough(provider, claims)) return { problem: 'not strong enough' };
  if (purpose === 'proof' && !isFresh(claims.auth_time, beganAt)) return { problem: 'too long ago' };
  const session = typeof claims['sid'] === 'string' ? providerSessionOf(claims.iss, claims['sid']) : null;
  return { issuer: claims.iss, subject: claims.sub, idToken, session };
}

function reach({ configuration }: Provider): Promise<client.Configuration | Problem> {
  return configuration().catch(() => ({ problem: 'unreachable' as const }));
}

/** The one place where the library's many errors become ours; what they say may hold tokens, and is not kept. */
function toProblem(error: unknown): Problem {
  if (error instanceof client.AuthorizationResponseError) return { problem: 'declined' };
  if (isUnreachable(error)) return { problem: 'unreachable' };
  return { problem: 'not confirmed' };
}

/** No answer, an answer too late, or one from a server that is broken. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const cause = error.cause;
  if (error instanceof TypeError && error.message === 'fetch failed') return true;
  if (
    error.name === 'TimeoutError' ||
    (error instanceof client.ClientError && error.code === 'OAUTH_TIMEOUT')
  )
    return true;
  return cause instanceof Response && cause.status >= 500;
}

type Said = Readonly<Record<string, unknown>>;

/** Whether the provider says, in the ID token itself, that a second factor was shown, in the words that the authority set. */
function isStrongEnough({ settings }: Provider, claims: Said): boolean {
  const { acr, amr } = claims;
  const acrFits = settings.acr.length === 0 || (typeof acr === 'string' && settings.acr.includes(acr));
  const shown = Array.isArray(amr) ? amr : [];
  return acrFits && (settings.amr.length === 0 || settings.amr.some((one) => shown.includes(one)));
}

/** Clocks of two servers may differ by so many seconds. */
const clockTolerance = 30;

function isFresh(authTime: unknown, beganAt: Instant): boolean {
  return typeof authTime === 'number' && authTime >= Date.parse(beganAt) / 1000 - clockTolerance;
}

/** Where the browser goes to sign out at the provider too; undefined where it has no such place on its own host. */
export async function findSignOutAddress(provider: Provider, idToken: string): Promise<URL | undefined> {
  const configuration = await reach(provider);
  if ('problem' in configuration) return undefined;
  const { end_session_endpoint: endpoint } = configuration.serverMetadata();
  // The content security policy lets our forms lead to the issuer's origin and to no other.
  if (endpoint === undefined || new URL(endpoint).origin !== provider.settings.issuer.origin)
    return undefined;
  return client.buildEndSessionUrl(configuration, {
    id_token_hint: idToken,
    post_logout_redirect_uri: new URL('/sign-in', provider.settings.home).href,
  });
}
