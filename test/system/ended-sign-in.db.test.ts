import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantAccount, plantStand, signIn } from '../access/access-world.ts';
import type { Stand } from '../access/access-world.ts';
import { cookieOf, openDoor } from '../access/door.ts';
import type { Door } from '../access/door.ts';

type SignedIn = Awaited<ReturnType<typeof signIn>>;

describe('a form that is sent after its sender’s sign-in has ended', () => {
  let door: Door;
  let stand: Stand;
  beforeAll(async () => {
    door = await openDoor();
    stand = await plantStand(door.test.owner, 'social worker', 'their worker now');
  });
  afterAll(() => door.close());

  const words = 'She said: "not <b>now</b>" & smiled.\nThen she left.';
  const form = () => `/people/${stand.person}/facts/contacts/new`;
  const fields = { kind: 'other', value: words, safe_to_use: 'yes' };
  const signedIn = () => signIn(door.test, stand.account);
  const open = (cookie: string, url: string) => door.face.inject({ url, headers: { cookie } });
  const send = (cookie: string | undefined, csrf: string, { url = form(), more = {} } = {}) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const headers = cookie === undefined ? type : { ...type, cookie };
    const payload = new URLSearchParams({ ...fields, ...more, _csrf: csrf }).toString();
    return door.face.inject({ method: 'POST', url, headers, payload });
  };
  const end = (how: string) =>
    door.test.owner.query(`update platform.session set ${how} where account_id = $1`, [stand.account]);
  const backOf = (answer: { headers: Readonly<Record<string, unknown>> }) => {
    const to = new URL(String(answer.headers['location']), 'http://kith');
    return to.pathname === '/sign-in' ? (to.searchParams.get('return') ?? '') : '';
  };
  const countContacts = async () => {
    const { rows } = await door.test.owner.query('select from people.contact_point where value = $1', [
      words.replace('\n', ' '),
    ]);
    return rows.length;
  };

  /** Sends what the page offers, as its button does. */
  async function sendOffered({ cookie }: SignedIn, back: string) {
    const { body } = await open(cookie, back);
    const [, own = ''] = body.split('</dl>');
    const offered = [...own.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].slice(0, 4);
    const payload = new URLSearchParams(offered.map(([, name = '', value = '']) => [name, unescape(value)]));
    const url = /<form action="([^"]+)" method="post"><input/.exec(own)?.[1] ?? '';
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
    return door.face.inject({ method: 'POST', url, headers, payload: payload.toString() });
  }

  it.each([
    ['by time', "expires_at = '2026-11-22T08:00:00Z'"],
    ['by sitting idle', "seen_at = '2026-11-21T08:00:00Z'"],
    ['by a role that changed', "revoked_at = '2026-11-22T08:00:00Z'"],
  ])(
    '%s, is shown to its sender after they signed in again, and is saved as it was typed',
    async (_, how) => {
      const before = await signedIn();
      await end(how);
      const answer = await send(before.cookie, before.csrf);
      const back = backOf(answer);
      expect([answer.statusCode, back]).toEqual([
        303,
        expect.stringMatching(/^\/account\/proof\/[0-9a-f-]{36}$/),
      ]);
      const door_ = await open('', String(answer.headers['location']));
      expect(door_.body).toContain('What you typed is kept');
      expect(door_.body).not.toContain('smiled');
      const after = await signedIn();
      expect((await open(after.cookie, back)).body).toContain('not &lt;b>now&lt;/b>');
      const kept = await countContacts();
      const sent = await sendOffered(after, back);
      expect([sent.statusCode, String(sent.headers['location'])]).toEqual([
        303,
        expect.stringContaining(`/people/${stand.person}`),
      ]);
      expect(await countContacts()).toBe(kept + 1);
    },
  );

  it('in another tab, whose cookie is gone, comes back too', async () => {
    const before = await signedIn();
    await door.face.inject({
      method: 'POST',
      url: '/sign-out',
      headers: { cookie: before.cookie },
      payload: { _csrf: before.csrf },
    });
    const back = backOf(await send(undefined, before.csrf));
    expect((await open((await signedIn()).cookie, back)).body).toContain('Then she left.');
  });

  it('beside a newer sign-in of the same person is offered again, and not taken unasked', async () => {
    const before = await signedIn();
    const after = await signedIn();
    const kept = await countContacts();
    const answer = await send(after.cookie, before.csrf);
    const back = String(answer.headers['location']);
    expect([answer.statusCode, back]).toEqual([303, expect.stringMatching(/^\/account\/proof\//)]);
    expect(await countContacts()).toBe(kept);
    expect((await open(after.cookie, back)).body).toContain('Then she left.');
  });

  it('is readable by nobody else who signs in at that browser', async () => {
    const before = await signedIn();
    await end("revoked_at = '2026-11-22T08:00:00Z'");
    const back = backOf(await send(before.cookie, before.csrf));
    for (const role of ['social worker', 'administrator', 'director'] as const) {
      const other = await signIn(door.test, await plantAccount(door.test.owner, role));
      const shown = await open(other.cookie, back);
      expect([shown.statusCode, shown.body.includes('smiled')]).toEqual([404, false]);
      const posted = await send(other.cookie, before.csrf);
      expect([posted.statusCode, posted.body.includes('smiled')]).toEqual([403, false]);
    }
    expect((await open((await signedIn()).cookie, back)).statusCode).toBe(200);
  });

  it('with a token of no sign-in, with a password, or with nothing typed is not kept', async () => {
    const before = await signedIn();
    await end("revoked_at = '2026-11-22T08:00:00Z'");
    const count = async () => (await door.test.owner.query('select from access.kept_form')).rows.length;
    const kept = await count();
    expect(backOf(await send(undefined, 'x'.repeat(32)))).toBe('');
    expect(backOf(await send(before.cookie, before.csrf, { more: { password: 'a secret' } }))).toBe('');
    const bare = { kind: '', value: ' ', safe_to_use: '' };
    expect(backOf(await send(before.cookie, before.csrf, { more: bare }))).toBe('');
    expect(await count()).toBe(kept);
  });

  it('where nothing can be kept, leads back at least to the page it stood on', async () => {
    const answer = await door.face.inject({
      method: 'POST',
      url: '/account/sign-out-everywhere',
      headers: { referer: 'http://kith.example/account/password?x=1' },
      payload: { _csrf: 'gone' },
    });
    expect(backOf(answer)).toBe('/account/password?x=1');
  });

  it('leads through the real door, password and all, to what was typed', async () => {
    const { email, id } = await door.newAccount();
    const mine = await signIn(door.test, id);
    await door.test.owner.query('update platform.session set revoked_at = now() where account_id = $1', [id]);
    const back = backOf(await send(mine.cookie, mine.csrf));
    const entered = await door.tryPassword({ email, password: 'four lamps under a bridge', return: back });
    expect(entered.statusCode).toBe(303);
    const led = String(entered.headers['location']);
    expect([back, led === back || led === '/account/password']).toEqual([
      expect.stringMatching(/^\/account\/proof\//),
      true,
    ]);
    expect((await open(cookieOf(entered) ?? '', back)).body).toContain('Then she left.');
  });
});

const unescape = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
