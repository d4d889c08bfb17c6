import pg from 'pg';
import { inject } from 'vitest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { DatabaseUnavailable } from '../../src/platform/database/outage.ts';
import { plantEditors } from '../support/staff-edits.ts';
import type { Editor } from '../support/staff-edits.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';

/** What the database does to the next transactions of the face. */
type Trouble = 'none' | 'gone' | 'full' | 'in doubt' | 'closing';

describe('a form sent while the database is in trouble', () => {
  let test: TestDatabase;
  let server: Awaited<ReturnType<typeof createFace>>;
  let editor: Editor;
  let trouble: Trouble = 'none';
  const told: string[] = [];

  beforeAll(async () => {
    test = await testDatabase();
    const owner = { ...test.connection, user: inject('server').user };
    editor = (await plantEditors(owner, 1))[0] ?? { person: '', cookie: '', csrf: '' };
    const onFailure = (correlation: string, error: Error) =>
      void told.push(`${correlation} ${error.message}`);
    server = await createFace({ database: troubled(), face: 'staff', onFailure });
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  function troubled(): Database {
    return {
      ...test.database,
      transaction: async (actor, today, work) => {
        if (trouble === 'gone' || trouble === 'full') throw new DatabaseUnavailable(trouble, 'a test');
        const done = await test.database.transaction(actor, today, async (db) => {
          const result = await work(db);
          if (trouble === 'closing') await closeConnections();
          return result;
        });
        if (trouble === 'in doubt') throw new DatabaseUnavailable('gone', 'a test', true);
        return done;
      },
    };
  }

  /** Ends every connection of the application, as a server that is shut down does. */
  async function closeConnections(): Promise<void> {
    const client = new pg.Client({ ...test.connection, user: inject('server').user });
    await client.connect();
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'kith_login' and datname = current_database()",
    );
    await client.end();
  }

  const text = 'ada <b>@kith.example "her words"';
  const send = (value = text) =>
    server.inject({
      method: 'POST',
      url: `/people/${editor.person}/facts/contacts/new`,
      headers: { cookie: editor.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        kind: 'other',
        value,
        safe_to_use: 'yes',
        _csrf: editor.csrf,
      }).toString(),
    });
  const countKept = async () => {
    const { rows } = await test.owner.query<{ n: number }>(
      'select count(*)::int as n from people.contact_point',
    );
    return rows[0]?.n;
  };
  const escaped = 'ada &lt;b>@kith.example';

  it.for([
    ['gone', 'Nothing was saved', 'does not answer'],
    ['full', 'Nothing was saved', 'disk that Kith writes to is full'],
  ] as const)(
    '%s: is told that nothing was saved and what to do, and has its text back',
    async ([how, heading, why]) => {
      trouble = how;
      const answer = await send();
      trouble = 'none';
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '30']);
      for (const part of [heading, why, escaped, 'Send it again', `value="${editor.csrf}"`])
        expect(answer.body).toContain(part);
      expect(answer.body).not.toContain('<b>@kith');
      expect(await countKept()).toBe(0);
    },
  );

  it('lost at the very end: is told that nobody knows, and to look before sending again', async () => {
    trouble = 'in doubt';
    const answer = await send('in-doubt@kith.example');
    trouble = 'none';
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('We cannot tell whether this was saved');
    expect(answer.body).toContain('in-doubt@kith.example');
  });

  it('whose connection the server closes before the end leaves nothing behind, and the pool recovers', async () => {
    const before = await countKept();
    trouble = 'closing';
    const answer = await send();
    trouble = 'none';
    expect([answer.statusCode, await countKept()]).toEqual([503, before]);
    expect((await send()).statusCode).toBe(303);
    expect(await countKept()).toBe((before ?? 0) + 1);
  });

  it('sent again from the page that gave it back is saved as it was typed', async () => {
    trouble = 'gone';
    const { body } = await send();
    trouble = 'none';
    const fields = [...body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [
        name,
        value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
      ],
    );
    const again = await server.inject({
      method: 'POST',
      url: /<form method="post" action="([^"]+)"/.exec(body)?.[1] ?? '',
      headers: { cookie: editor.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
    expect(again.statusCode).toBe(303);
    const { rows } = await test.owner.query('select from people.contact_point where value = $1', [text]);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('says nothing of what was typed in the log, and gives no password back', async () => {
    expect(told.length).toBeGreaterThan(0);
    expect(told.join()).not.toContain('ada');
    trouble = 'gone';
    const payload = new URLSearchParams({ email: 'a@kith.example', password: 'three quiet brown rivers' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await server.inject({
      method: 'POST',
      url: '/sign-in',
      headers,
      payload: payload.toString(),
    });
    const page = await server.inject({ method: 'GET', url: '/search' });
    trouble = 'none';
    expect([answer.statusCode, answer.body.includes('rivers')]).toEqual([503, false]);
    expect(page.body).toContain('cannot show this just now');
  });
});
