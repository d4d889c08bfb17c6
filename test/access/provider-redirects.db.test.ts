import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readLogoutToken } from '../../src/modules/access/sign-in/provider/logout-token.ts';
import { openProvider } from '../../src/modules/access/sign-in/provider/provider.ts';
import { clientId, clientSecret } from '../support/real-provider.ts';
import {
  calmDown,
  closeProviderWorld,
  expectRefused,
  goThere,
  home,
  linkedPerson,
  now,
  openProviderWorld,
  provider,
  signIn,
  strong,
  unconfirmed,
} from './provider-world.ts';
import { openWanderer } from './wanderer.ts';

/** Another server, of somebody who would like to be asked. */
let elsewhere: Server;
let address: URL;
const asked: string[] = [];

beforeAll(async () => {
  await openProviderWorld();
  elsewhere = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"keys": []}');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, 'localhost', resolve));
  const at = elsewhere.address();
  address = new URL(`http://localhost:${typeof at === 'object' && at ? at.port : 0}/taken`);
});
afterAll(async () => {
  elsewhere.closeAllConnections();
  await new Promise((resolve) => elsewhere.close(resolve));
  await closeProviderWorld();
});
beforeEach(() => {
  calmDown();
  asked.length = 0;
});

const freshProvider = () => {
  const how = { acr: ['strong'], amr: [] };
  return openProvider({ issuer: provider.issuer, clientId, clientSecret, home, name: 'X', ...how });
};

describe('a provider that answers with a redirect is not followed', () => {
  it('when it is asked what it is', async () => {
    provider.sendElsewhere('/.well-known/', address);
    await expect(freshProvider().configuration()).rejects.toThrow();
    expect(asked).toEqual([]);
  });

  it('when a code is changed for tokens, which would give away code and client secret', async () => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    provider.expect({ subject, ...strong });
    const back = await goThere(browser);
    provider.sendElsewhere('/token', address);
    await expectRefused(browser, await browser.get(back), unconfirmed);
    expect(asked).toEqual([]);
    provider.sendElsewhere(undefined);
    expect((await signIn(browser, subject)).status, 'and the next sign-in works').toBe(303);
  });

  it('when its keys are fetched', async () => {
    provider.sendElsewhere('/jwks', address);
    const token = await provider.signLogout({ iss: provider.issuer.origin, aud: clientId, sub: 'x' });
    expect(await readLogoutToken(freshProvider(), token, now())).toEqual({ problem: 'unreachable' });
    expect(asked).toEqual([]);
  });
});
