import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { staffRoutes } from '../../src/apps/staff.ts';
import type { AccountId } from '../../src/modules/access/index.ts';
import { addDemonstrationAccounts } from '../../src/modules/access/index.ts';
import { addHours } from '../../src/platform/dates/instant.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { testDatabase } from '../support/database.ts';
import { now as start, plantAccount, signIn, today } from './access-world.ts';
import type { Door } from './door.ts';
import { cookieOf, csrfIn, openDoor, password } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const grave = '/returns/ssda903/2026/findings/download';
const freeze = '/returns/ssda903/2026/copies';
const minutes = (many: number) => door.setClock(addHours(start, many / 60));

const get = (cookie: string, url: string) => door.face.inject({ url, headers: { cookie } });
const post = (cookie: string, url: string, payload: Record<string, string | string[]>) =>
  door.face.inject({ method: 'POST', url, headers: { cookie }, payload });

/** An analyst with a password who signed in at the start of the clock. */
async function analyst(): Promise<{ cookie: string; csrf: string; account: AccountId }> {
  const { email, id } = await door.newAccount();
  await door.test.owner.query(
    "insert into access.role_grant (id, account_id, role, starts) values ($1, $2, 'analyst', '2020-01-01')",
    [newId(), id],
  );
  const cookie = cookieOf(await door.tryPassword({ email, password })) ?? '';
  return { cookie, csrf: csrfIn((await get(cookie, '/account/password')).body), account: id };
}

const prove = async (cookie: string, csrf: string, form: Record<string, string>) => {
  const answer = await post(cookie, '/account/proof', { _csrf: csrf, ...form });
  return { answer, cookie: cookieOf(answer) ?? cookie };
};

describe('what asks for a recent proof', () => {
  it('is what takes records out, and what is vouched for', () => {
    const named = staffRoutes(door.test.database)
      .filter(({ stepUp }) => stepUp)
      .map(({ audit }) => audit);
    expect(named).toEqual(
      expect.arrayContaining([
        'FindingsDownload',
        'FrozenFileDownload',
        'AnnexADownload',
        'ReturnFreeze',
        'ReturnSign',
        'SecondFactorSetUp',
        'RecoveryCodesRenew',
      ]),
    );
  });

  it('is every download: an address that gives out a file asks', () => {
    const downloads = staffRoutes(door.test.database).filter(({ audit }) => /Download$|Export$/.test(audit));
    expect(downloads.filter(({ stepUp }) => !stepUp).map(({ audit }) => audit)).toEqual([]);
    expect(downloads.length).toBeGreaterThan(2);
  });

  it('opens for fifteen minutes after signing in, and then asks', async () => {
    const { cookie } = await analyst();
    minutes(14.9);
    expect((await get(cookie, grave)).statusCode).toBe(200);
    minutes(15.1);
    const asked = await get(cookie, grave);
    door.setClock();
    expect([asked.statusCode, asked.headers['location']]).toEqual([
      303,
      `/account/proof?return=${encodeURIComponent(grave)}`,
    ]);
    expect(asked.body).toBe('');
  });

  it('stays closed to a role that may not, proof or no proof, without asking for one', async () => {
    const { cookie } = await signIn(door.test, await plantAccount(door.test.owner, 'lead member'));
    minutes(60);
    const answer = await get(cookie, grave);
    door.setClock();
    expect(answer.statusCode).toBe(403);
  });

  it('is each step of opening a sealed link: the request, the second key, and every look', async () => {
    const steps = ['SealedLinkAsk', 'SealedLinkSecondKey', 'SealedLinkLook'];
    const asking = staffRoutes(door.test.database).filter(({ stepUp }) => stepUp);
    expect(steps.filter((name) => !asking.some(({ audit }) => audit === name))).toEqual([]);
    const { cookie, csrf } = await signIn(door.test, await plantAccount(door.test.owner, 'guardian'));
    const look = `/sealed-links/${newId()}/look`;
    minutes(14);
    const fresh = await post(cookie, look, { _csrf: csrf });
    minutes(16);
    const stale = await post(cookie, look, { _csrf: csrf });
    door.setClock();
    expect(fresh.statusCode, 'no such request, and no question').toBe(404);
    expect([stale.statusCode, String(stale.headers['location'])]).toEqual([
      303,
      expect.stringMatching(/^\/account\/proof\?return=/),
    ]);
  });

  it('is in the trail as refused, with what was asked for', async () => {
    const { cookie, account } = await analyst();
    minutes(16);
    await get(cookie, grave);
    door.setClock();
    const { rows } = await door.test.owner.query(
      "select outcome, detail, subjects from access.read_log where audit_name = 'FindingsDownload' and account_id = $1",
      [account],
    );
    expect(rows).toEqual([{ outcome: 'refused', detail: { asked: 'proof' }, subjects: [] }]);
  });
});

describe('a proof', () => {
  it('is the password where there is no second step, goes on under a new token, and leads back', async () => {
    const { cookie, csrf } = await analyst();
    minutes(16);
    const wrong = await prove(cookie, csrf, { proof: 'not my password, surely', return: grave });
    expect([wrong.answer.statusCode, wrong.answer.body.includes('That is not your password')]).toEqual([
      422,
      true,
    ]);
    expect((await get(cookie, grave)).statusCode).toBe(303);
    const right = await prove(cookie, csrf, { proof: password, return: grave });
    expect([right.answer.statusCode, right.answer.headers['location']]).toEqual([303, grave]);
    expect(right.cookie).not.toBe(cookie);
    expect((await get(right.cookie, grave)).statusCode).toBe(200);
    expect((await get(cookie, '/account/password')).statusCode, 'the token before').toBe(303);
    minutes(32);
    expect((await get(right.cookie, grave)).statusCode, 'another quarter of an hour on').toBe(303);
    door.setClock();
  });

  it('is not to be guessed: five wrong ones rest it, and strangers cannot', async () => {
    const { cookie, csrf } = await analyst();
    minutes(16);
    for (let round = 0; round < 5; round += 1)
      await prove(cookie, csrf, { proof: `wrong number ${round} ....`, return: grave });
    expect((await prove(cookie, csrf, { proof: password, return: grave })).answer.statusCode).toBe(422);
    door.setClock();
  });

  it('leads to no other site', async () => {
    const { cookie, csrf } = await analyst();
    const { answer } = await prove(cookie, csrf, { proof: password, return: 'https://elsewhere.example/' });
    expect(answer.headers['location']).toBe('/');
  });

  it('is nothing to be pressed outside a demonstration', async () => {
    const { cookie, csrf } = await signIn(door.test, await plantAccount(door.test.owner, 'analyst'));
    minutes(16);
    expect((await get(cookie, '/account/proof')).body).toContain('Sign out, and sign in again');
    expect((await prove(cookie, csrf, { return: grave })).answer.statusCode).toBe(422);
    door.setClock();
  });

  it('of a demonstration is the press of a button, which says what a council’s own Kith would ask', async () => {
    const demo = await testDatabase();
    await demo.owner.query(
      "insert into platform.installation (kind, name) values ('demonstration', 'Northmoor')",
    );
    await demo.database.transaction({ account: null, role: 'loader' }, today, (db) =>
      addDemonstrationAccounts(db, today),
    );
    const face = await createFace({ database: demo.database, face: 'staff', now: door.clock });
    const { rows } = await demo.owner.query<{ id: string }>(
      "select id from access.account where email = 'analyst@northmoor.example'",
    );
    const payload = { account: rows[0]?.id ?? '' };
    const entered = await face.inject({ method: 'POST', url: '/sign-in/demonstration', payload });
    const headers = { cookie: cookieOf(entered) ?? '' };
    minutes(20);
    const page = await face.inject({ url: '/account/proof', headers });
    expect(page.body).toContain('This is a demonstration. In a council’s own Kith you would now type a code');
    const pressed = await face.inject({
      method: 'POST',
      url: '/account/proof',
      headers,
      payload: { _csrf: csrfIn(page.body), return: grave },
    });
    expect([pressed.statusCode, pressed.headers['location']]).toEqual([303, grave]);
    door.setClock();
    await face.close();
    await demo.close();
  });
});

describe('a form that comes without a recent proof', () => {
  it('is kept word for word, lists and all, and offered again after the proof', async () => {
    const { cookie, csrf } = await analyst();
    minutes(16);
    const typed = 'A long note.\nWith “quotes”, <tags> & a second line.';
    const asked = await post(cookie, freeze, { _csrf: csrf, note: typed, tick: ['one', 'two'] });
    const back = new URL(String(asked.headers['location']), 'http://kith').searchParams.get('return') ?? '';
    expect(back).toMatch(/^\/account\/proof\/[0-9a-f-]{36}$/);
    expect((await get(cookie, String(asked.headers['location']))).body).toContain('What you typed is kept');
    const { rows } = await door.test.owner.query('select id from returns.frozen_copy');
    expect(rows, 'nothing was done yet').toEqual([]);
    const proved = await prove(cookie, csrf, { proof: password, return: back });
    const offered = (await get(proved.cookie, back)).body;
    const fields = [...offered.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name, value]) => [name, unescape(value ?? '')],
    );
    expect(fields).toEqual(
      expect.arrayContaining([
        ['note', typed],
        ['tick', 'one'],
        ['tick', 'two'],
      ]),
    );
    expect(offered).toContain(`action="${freeze}"`);
    const sent = await post(proved.cookie, freeze, { _csrf: csrfIn(offered), note: typed });
    expect(String(sent.headers['location'])).toMatch(/^\/returns\/ssda903\/2026\/copies\//);
    door.setClock();
  });

  it('is nobody else’s to see, and can be thrown away', async () => {
    const [one, other] = [await analyst(), await analyst()];
    minutes(16);
    const asked = await post(one.cookie, freeze, { _csrf: one.csrf, note: 'mine' });
    const back = new URL(String(asked.headers['location']), 'http://kith').searchParams.get('return') ?? '';
    expect((await get(other.cookie, back)).statusCode).toBe(404);
    await post(other.cookie, `${back}/removal`, { _csrf: other.csrf });
    expect((await get(one.cookie, back)).statusCode).toBe(200);
    await post(one.cookie, `${back}/removal`, { _csrf: one.csrf });
    expect((await get(one.cookie, back)).statusCode).toBe(404);
    door.setClock();
  });
});

const unescape = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'");

describe('every sign-in of an account', () => {
  const two = async () => {
    const account = await plantAccount(door.test.owner, 'team manager');
    return { account, one: await signIn(door.test, account), other: await signIn(door.test, account) };
  };
  const isOpen = async ({ cookie }: { cookie: string }) =>
    (await get(cookie, '/account/password')).statusCode === 200;

  it.each([
    [
      'is given',
      "insert into access.role_grant (id, account_id, role, starts) values (gen_random_uuid(), $1, 'analyst', '2026-01-01')",
    ],
    ['ends', "update access.role_grant set ends = '2026-11-22' where account_id = $1"],
    ['is taken back', 'delete from access.role_grant where account_id = $1'],
  ])('ends when a role %s', async (_, change) => {
    const { account, one, other } = await two();
    const stranger = await two();
    expect(await isOpen(one)).toBe(true);
    await door.test.owner.query(change, [account]);
    expect([await isOpen(one), await isOpen(other)]).toEqual([false, false]);
    expect(await isOpen(stranger.one)).toBe(true);
  });

  it('is in its own list, and is ended from there one by one', async () => {
    const { one, other } = await two();
    const page = (await get(one.cookie, '/account/password')).body;
    expect(page.match(/action="\/account\/sessions\/[^"]+\/end"/g)?.length).toBe(1);
    const [, path = ''] = /action="(\/account\/sessions\/[^"]+\/end)"/.exec(page) ?? [];
    await post(one.cookie, path, { _csrf: one.csrf });
    expect([await isOpen(one), await isOpen(other)]).toEqual([true, false]);
    expect((await post(one.cookie, path, { _csrf: one.csrf })).statusCode).toBe(404);
  });

  it('is ended by nobody else', async () => {
    const [mine, theirs] = [await two(), await two()];
    const { rows } = await door.test.owner.query<{ id: string }>(
      'select id from platform.session where account_id = $1',
      [theirs.account],
    );
    for (const { id } of rows)
      expect(
        (await post(mine.one.cookie, `/account/sessions/${id}/end`, { _csrf: mine.one.csrf })).statusCode,
      ).toBe(404);
    expect(await isOpen(theirs.one)).toBe(true);
  });
});
