import type { JWTVerifyGetKey } from 'jose';
import { createRemoteJWKSet } from 'jose';
import * as client from 'openid-client';

/** What an authority says of its identity provider (docs/operations.md). */
export type ProviderSettings = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where staff open Kith, without a path: what the provider leads back to begins with it. */
  readonly home: URL;
  /** What the button says: "Sign in with …". */
  readonly name: string;
  /** The provider has to say one of these of how somebody signed in (`acr`), where there are any. */
  readonly acr: readonly string[];
  /** The provider has to name one of these among what somebody showed (`amr`), where there are any. */
  readonly amr: readonly string[];
};

/** The authority's identity provider. */
export type Provider = {
  readonly settings: ProviderSettings;
  /** What the provider says of itself, asked for when first needed, and again after it could not be reached. */
  readonly configuration: () => Promise<client.Configuration>;
  /** Its keys, kept for ten minutes; fetched anew, at most twice a minute, for a signature with one that is not known. */
  readonly keys: () => Promise<JWTVerifyGetKey>;
};

/** Seconds that the provider has for an answer. */
const patience = 8;

export const callbackPath = '/sign-in/provider/callback';

export function openProvider(settings: ProviderSettings): Provider {
  let known: Promise<client.Configuration> | undefined;
  const configuration = () => {
    known ??= discover(settings).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  let keySet: JWTVerifyGetKey | undefined;
  const keys = async () => {
    const address = (await configuration()).serverMetadata().jwks_uri;
    if (address === undefined) throw new Error('The provider names no keys.');
    keySet ??= createRemoteJWKSet(new URL(address), { timeoutDuration: patience * 1000 });
    return keySet;
  };
  return { settings, configuration, keys };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<client.Configuration> {
  // Without TLS for a provider on the same machine only: those of tests.
  const isLocal = issuer.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(issuer.hostname);
  // The signature of the ID token is checked, though it comes straight from the provider over TLS.
  const checks = [client.enableNonRepudiationChecks, ...(isLocal ? [client.allowInsecureRequests] : [])];
  const options = { timeout: patience, execute: checks };
  return client.discovery(issuer, clientId, undefined, client.ClientSecretBasic(clientSecret), options);
}
