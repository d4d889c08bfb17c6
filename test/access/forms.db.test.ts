import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantAccount, signIn } from './access-world.ts';
import type { Door } from './door.ts';
import { openDoor, password } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

describe('a form', () => {
  const post = (
    headers: Record<string, string>,
    payload: Record<string, string>,
    url = '/account/sign-out-everywhere',
  ) => door.face.inject({ method: 'POST', url, headers, payload });

  it.each([
    ['without the token of the session', {}],
    ['with a wrong token', { _csrf: 'x'.repeat(32) }],
  ])('%s is refused and does nothing', async (_, payload) => {
    const { cookie } = await signIn(door.test, await plantAccount(door.test.owner, 'social worker'));
    expect((await post({ cookie }, payload)).statusCode).toBe(403);
    expect((await door.openPage(cookie)).statusCode).toBe(200);
  });

  it('with the token of somebody else’s session is refused', async () => {
    const [mine, theirs] = [
      await signIn(door.test, await plantAccount(door.test.owner, 'social worker')),
      await signIn(door.test, await plantAccount(door.test.owner, 'social worker')),
    ];
    expect((await post({ cookie: mine.cookie }, { _csrf: theirs.csrf })).statusCode).toBe(403);
  });

  it.each([
    ['another site, as browsers say', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this host', { 'sec-fetch-site': 'same-site' }],
    ['another origin, where a browser says only that', { origin: 'https://elsewhere.example' }],
    ['no origin at all, as a sandboxed frame', { origin: 'null' }],
  ])('that comes from %s is refused, the sign-in too', async (_, headers) => {
    const { cookie, csrf } = await signIn(door.test, await plantAccount(door.test.owner, 'social worker'));
    expect((await post({ cookie, ...headers }, { _csrf: csrf })).statusCode).toBe(403);
    const { email } = await door.newAccount();
    expect((await post(headers, { email, password }, '/sign-in')).statusCode).toBe(403);
  });

  it('that comes from this origin is taken', async () => {
    const { email } = await door.newAccount();
    const headers = { origin: 'http://localhost:80', host: 'localhost:80', 'sec-fetch-site': 'same-origin' };
    expect((await post(headers, { email, password }, '/sign-in')).statusCode).toBe(303);
  });

  it('with files is not read before it is known who sends it', async () => {
    const bounds = { 'content-type': 'multipart/form-data; boundary=x' };
    const payload =
      '--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\nCHILD\r\n--x--\r\n';
    const send = (url: string, headers: Record<string, string>) =>
      door.face.inject({ method: 'POST', url, headers: { ...bounds, ...headers }, payload });
    expect((await send('/imports', {})).headers['location']).toBe('/sign-in');
    const { cookie } = await signIn(door.test, await plantAccount(door.test.owner, 'social worker'));
    expect((await send('/imports', { cookie })).statusCode).toBe(403);
    expect((await send('/sign-in', {})).statusCode).toBe(400);
  });
});

describe('the way back after sign-in', () => {
  it.each([
    ['/search?q=ida', '/search?q=ida'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['/\n/elsewhere.example', '/'],
    ['https://elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-out', '/'],
    ['/a\r\nSet-Cookie: x=y', '/'],
    ['', '/'],
  ])('%j leads to %s', async (asked, leads) => {
    const { email } = await door.newAccount();
    expect((await door.tryPassword({ email, password, return: asked })).headers['location']).toBe(leads);
    const shown = await door.face.inject({ url: `/sign-in?return=${encodeURIComponent(asked)}` });
    expect(/name="return" value="([^"]*)"/.exec(shown.body)?.[1]).toBe(leads);
  });

  it('is the page that was asked for', async () => {
    const asked = await door.face.inject({ url: '/search?q=ida%20x' });
    expect(asked.headers['location']).toBe('/sign-in?return=%2Fsearch%3Fq%3Dida%2520x');
  });
});
