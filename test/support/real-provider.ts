import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWK, JWTPayload } from 'jose';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import Provider from 'oidc-provider';

/** How the next person signs in at the provider: who it is, and what the provider will say of how. */
export type NextPerson = {
  readonly subject: string;
  readonly acr?: string;
  readonly amr?: readonly string[];
  /** They give up instead. */
  readonly declines?: boolean;
};

/** A real OpenID provider (oidc-provider, certified) of this process, that keeps everything in memory. */
export type RealProvider = {
  readonly issuer: URL;
  /** Who signs in there next; they need not type anything. */
  readonly expect: (person: NextPerson) => void;
  /** Changes what the token endpoint answers with, on its way. */
  readonly tamper: (change: ((body: Record<string, unknown>) => void) | undefined) => void;
  /** Cuts every connection, or no longer. */
  readonly setDown: (down: boolean) => void;
  /** Answers what is asked under a path with a redirect elsewhere, or no longer. */
  readonly sendElsewhere: (path: string | undefined, to?: URL) => void;
  /** Forgets a code, as it does when it has expired. */
  readonly forgetCode: (code: string) => Promise<void>;
  /** Signs a logout token as the provider does, with what the test says in it. */
  readonly signLogout: (claims: JWTPayload, header?: { typ?: string; kid?: string }) => Promise<string>;
  /** What Kith answered when the provider told it of a sign-out. */
  readonly told: () => readonly string[];
  /** Whether a session of this subject runs there. */
  readonly signOuts: () => number;
  readonly close: () => Promise<void>;
};

export const clientId = 'kith';
export const clientSecret = 'an invented secret of an invented council';

/** Starts one for a client whose pages are at `home`. */
export async function startProvider(home: URL): Promise<RealProvider> {
  let next: NextPerson = { subject: 'nobody' };
  let change: ((body: Record<string, unknown>) => void) | undefined;
  let down = false;
  let detour: { readonly path: string; readonly to: URL } | undefined;
  let signOuts = 0;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = new URL(`http://localhost:${port}`);
  const keys = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.privateKey)), kid, alg: 'RS256', use: 'sig' };
  const provider = makeProvider(issuer, home, jwk);
  const told: string[] = [];
  provider.on('backchannel.success', () => void told.push('taken'));
  provider.on('backchannel.error', (_, error) => void told.push(error.message));
  provider.on('end_session.success', () => void (signOuts += 1));
  provider.use(async (ctx, follow) => {
    await follow();
    if (ctx.path === '/token' && change) change(ctx.body as Record<string, unknown>);
  });
  const handle = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (down) return void request.socket.destroy();
    if (detour && request.url?.startsWith(detour.path))
      return void response.writeHead(307, { location: detour.to.href }).end();
    if (!request.url?.startsWith('/interaction/')) return void handle(request, response);
    return void answerInteraction(provider, next, { request, response });
  });
  return {
    issuer,
    expect: (person) => void (next = person),
    tamper: (to) => void (change = to),
    setDown: (to) => void (down = to),
    sendElsewhere: (path, to) => void (detour = path !== undefined && to ? { path, to } : undefined),
    forgetCode: async (code) => void (await (await provider.AuthorizationCode.find(code))?.destroy()),
    signLogout: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'logout+jwt', ...header })
        .sign(keys.privateKey),
    told: () => told,
    signOuts: () => signOuts,
    close: () => closeServer(server),
  };
}

const kid = 'an invented key';

function makeProvider(issuer: URL, home: URL, jwk: JWK): Provider {
  const provider: Provider = new Provider(issuer.href.replace(/\/$/, ''), {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [new URL('/sign-in/provider/callback', home).href],
        backchannel_logout_uri: new URL('/sign-in/provider/signed-out', home).href,
        backchannel_logout_session_required: true,
        post_logout_redirect_uris: [new URL('/sign-in', home).href],
      },
    ],
    jwks: { keys: [jwk] },
    // Else it would not speak to this machine, where the test's Kith is.
    fetch: (url, options = {}) =>
      fetch(url, Object.fromEntries(Object.entries(options).filter(([name]) => name !== 'dispatcher'))),
    acrValues: ['plain', 'strong'],
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'] },
    cookies: { keys: ['an invented key of a test'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = `<html><body>${form}</body></html>`;
        },
      },
    },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  return provider;
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** What a person does at the provider, without a page: signs in as the test says, or gives up. */
async function answerInteraction(
  provider: Provider,
  { subject, acr, amr, declines }: NextPerson,
  { request, response }: Exchange,
): Promise<void> {
  const login = { accountId: subject, ...(acr ? { acr } : {}), ...(amr ? { amr: [...amr] } : {}) };
  const result = declines ? { error: 'access_denied', error_description: 'They gave up.' } : { login };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
