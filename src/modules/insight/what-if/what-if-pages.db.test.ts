import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../../apps/serve.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { plantChild } from '../../../../test/support/plant-care.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { Role } from '../../access/index.ts';
import { addStaffAccount, grantRole, startSession } from '../../access/index.ts';

const now = instant(Date.parse('2026-11-22T10:00:00Z'));
const today = plainDate('2026-11-22');

let test: TestDatabase;
let server: FastifyInstance;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  test = await testDatabase();
  server = await createFace({ database: test.database, face: 'staff', now: () => now });
});
afterAll(async () => {
  await server.close();
  await test.close();
});

async function signIn(role: Role): Promise<string> {
  const known = cookies.get(role);
  if (known) return known;
  const token = await test.database.transaction({ account: null, role: 'loader' }, today, async (db) => {
    const account = await addStaffAccount(db, { name: role, email: null, passwordHash: null });
    await grantRole(db, account, role, plainDate('2020-01-01'));
    return startSession(db, 'staff', account, now);
  });
  const cookie = `kith_staff=${token}`;
  cookies.set(role, cookie);
  return cookie;
}

async function open(role: Role, url: string) {
  return server.inject({ method: 'GET', url, headers: { cookie: await signIn(role) } });
}

/** Posts a form, with the token that the page with the form carries. */
async function send(role: Role, url: string, body: Readonly<Record<string, string>>, from = url) {
  const page = await open(role, from);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1];
  return server.inject({
    method: 'POST',
    url,
    headers: { cookie: await signIn(role), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ ...body, _csrf: csrf ?? '' }).toString(),
  });
}

const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

const choices = {
  name: 'Help before care',
  'months-to-full': '12',
  'price-growth': '0',
  'cost-fostering': '600',
  'cost-residential': '4165',
  'cost-supported': '900',
  'cost-other': '700',
  'cost-source': 'Made up for a test',
  'edge-of-care-reach': '80',
  'edge-of-care-avoidable-whose': 'document',
  'edge-of-care-holds-low': '50',
  'edge-of-care-holds-likely': '60',
  'edge-of-care-holds-high': '80',
  'edge-of-care-cost-whose': 'document',
};

describe('before any record', () => {
  it('says what to load, and lets nobody begin in vain', async () => {
    const page = await open('director', '/insight/what-if');
    expect(page.statusCode).toBe(200);
    expect(words(page.body)).toContain('Load the children looked after return');
    expect(page.body).not.toContain('href="/insight/what-if/new"');
  });

  it('refuses a form that is sent all the same, and says why', async () => {
    const answer = await send('director', '/insight/what-if', choices, '/insight/what-if/new');
    expect(answer.statusCode).toBe(400);
    expect(words(answer.body)).toContain('There is no record');
  });

  it('names what to load for the best of the neighbours', async () => {
    expect(words((await open('lead member', '/insight/what-if/best-neighbour')).body)).toContain(
      'kith stats load',
    );
  });
});

describe('with children in care', () => {
  let saved = '';
  beforeAll(async () => {
    for (let index = 0; index < 40; index += 1) {
      const year = 2023 + (index % 3);
      await plantChild(test.owner, {
        given: `Given${index}`,
        born: `${2010 + (index % 12)}-06-01`,
        episodes: [
          {
            starts: `${year}-0${1 + (index % 9)}-10`,
            home: index % 4 === 0 ? 'K2' : 'U6',
            ...(index % 5 === 0 ? { ends: '2026-02-14', ended: 'E4A' } : {}),
          },
        ],
        workers: [['SW1', '2024-02-01']],
      });
    }
  });

  it('works choices out and keeps them, with all that they assume', async () => {
    const answer = await send('analyst', '/insight/what-if', choices, '/insight/what-if/new');
    expect(answer.statusCode).toBe(303);
    saved = String(answer.headers['location']);
    const page = words((await open('director', saved)).body);
    expect(page).toContain('fewer children in our care by');
    expect(page).toContain('8% to 65%, likeliest 39%');
    expect(page).toContain('Not a trial');
    expect(page).toContain('by analyst');
  });

  it('shows those who see counts only the result, and nothing to change it with', async () => {
    const page = await open('lead member', saved);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('Remove from the list');
    expect((await open('lead member', '/insight/what-if/new')).statusCode).toBe(403);
    expect((await open('social worker', saved)).statusCode).toBe(403);
  });

  it('keeps what was typed when something is missing', async () => {
    const answer = await send(
      'analyst',
      '/insight/what-if',
      { ...choices, 'edge-of-care-avoidable-whose': '' },
      '/insight/what-if/new',
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('value="Help before care"');
    expect(words(answer.body)).toContain('say whose range holds');
  });

  it('changes in place of the one before, which says so and stays', async () => {
    const changed = await send('analyst', `${saved}/change`, { ...choices, name: 'More help' });
    expect(changed.statusCode).toBe(303);
    const old = words((await open('analyst', saved)).body);
    expect(old).toContain('This was changed since');
    const list = words((await open('analyst', '/insight/what-if')).body);
    expect(list).toContain('More help');
    expect(list).not.toContain('Help before care');
    const twice = await send('analyst', `${saved}/change`, { ...choices, name: 'Mine' });
    expect(twice.statusCode).toBe(422);
    expect(twice.body).toContain('value="Mine"');
    saved = String(changed.headers['location']);
  });

  it('prints as a paper, works out again, leaves the list and comes back', async () => {
    expect(words((await open('lead member', `${saved}/paper`)).body)).toContain('In short');
    const again = await send('director', `${saved}/again`, {}, saved);
    expect(again.statusCode).toBe(303);
    saved = String(again.headers['location']);
    expect((await send('director', `${saved}/removal`, {}, saved)).statusCode).toBe(303);
    expect(words((await open('director', '/insight/what-if')).body)).toContain('None yet');
    expect((await send('director', `${saved}/return`, {}, saved)).statusCode).toBe(303);
    expect(words((await open('director', '/insight/what-if')).body)).toContain('More help');
  });

  it('compares two, and knows none that is not there', async () => {
    const other = await send(
      'analyst',
      '/insight/what-if',
      { ...choices, name: 'Less', 'edge-of-care-reach': '20' },
      '/insight/what-if/new',
    );
    const [one, two] = [saved, String(other.headers['location'])].map((href) => href.split('/').at(-1));
    const page = words(
      (await open('director', `/insight/what-if/compare?one=${one}&two=${two}&three=`)).body,
    );
    expect(page).toContain('Difference that each makes over five years');
    expect(words((await open('director', '/insight/what-if/compare?one=nonsense')).body)).toContain(
      'Choose two or three',
    );
    expect((await open('director', '/insight/what-if/00000000-0000-4000-8000-000000000001')).statusCode).toBe(
      404,
    );
    expect((await open('director', '/insight/what-if/nonsense')).statusCode).toBe(404);
  });
});
