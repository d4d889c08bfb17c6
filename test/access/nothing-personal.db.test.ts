import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { action, get, roles, serveRoutes } from '../../src/modules/access/index.ts';
import { createServer } from '../../src/platform/http/server.ts';
import { createLog } from '../../src/platform/logs/log.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import type { Stand } from './access-world.ts';
import { now, plantStand, signIn, today } from './access-world.ts';
import { rowsAfter } from './trail.ts';
import type { Place } from './visit.ts';
import { plantPlace, tableRoutes } from './visit.ts';

let test: TestDatabase;
let face: FastifyInstance;
let manager: Stand;
let place: Place;
const lines: string[] = [];
const log = createLog({ write: (line) => lines.push(line) });
const onFailure = (_: string, error: Error) => log.error('request-failed', error);
beforeAll(async () => {
  test = await testDatabase();
  face = await createFace({ database: test.database, face: 'staff', now: () => now, onFailure });
  manager = await plantStand(test.owner, 'service manager', 'everyone, by the role');
  place = await plantPlace(test.owner, manager);
});
afterAll(async () => {
  await face.close();
  await test.close();
});

describe('nothing personal', () => {
  const secret = 'Inventedsecret';
  const look = action('lookAround', 'nothing', roles);
  const boom = get('/boom/:personId', {
    action: look,
    audit: 'BoomRead',
    handle: ({ params }) => Promise.reject(new Error(`${secret} of ${params.personId} <ida@home.example>`)),
  });

  it('stands in a line of the log, whatever fails, and the line leads to the row of the trail', async () => {
    const server = await createServer({
      face: 'staff',
      secureCookies: false,
      uploadLimit: 1,
      hosts: [],
      drawProblem: ({ heading }, correlation) => `${heading} ${correlation}`,
      onFailure: (correlation, error) =>
        log.error('request-failed', error, { correlation: correlation as never }),
    });
    serveRoutes(server, [boom], {
      database: test.database,
      face: 'staff',
      secureCookies: false,
      now: () => now,
      today: () => today,
      frame: () => '',
    });
    const { cookie } = await signIn(test, manager.account);
    lines.length = 0;
    const answers: string[] = [];
    const rows = await rowsAfter(test.owner, async () => {
      const answer = await server.inject({ url: `/boom/${manager.person}?q=${secret}`, headers: { cookie } });
      expect(answer.statusCode).toBe(500);
      answers.push(answer.body);
    });
    await server.close();
    expect(lines.length).toBe(1);
    expect(answers.join() + lines.join()).not.toContain(secret);
    expect(lines.join()).not.toContain('home.example');
    expect(rows).toMatchObject([{ audit_name: 'BoomRead', outcome: 'failed', detail: {} }]);
    expect(answers[0]).toContain(rows[0]?.correlation_id);
  });

  it('is logged by any page or form, for whoever asks', async () => {
    lines.length = 0;
    const odd = { ...place, personId: manager.person, kind: secret, figure: secret, measure: secret };
    const { cookie, csrf } = await signIn(test, manager.account);
    for (const { method, path } of tableRoutes.filter(({ path: each }) => !each.includes('sign-out'))) {
      const url = `${path.replace(/:(\w+)/g, (_, name: string) => new Map(Object.entries(odd)).get(name) ?? secret)}?q=${secret}&on=${secret}&page=${secret}`;
      const payload = {
        _csrf: csrf,
        name: secret,
        given: secret,
        email: `${secret}@home.example`,
        current: secret,
      };
      const answer = await (method === 'GET'
        ? face.inject({ url, headers: { cookie } })
        : face.inject({ method, url, headers: { cookie }, payload }));
      expect(answer.statusCode, url).toBeLessThan(500);
    }
    expect(lines).toEqual([]);
    const { rows } = await test.owner.query('select 1 from access.read_log l where l::text ~* $1', [
      `${secret}|home.example`,
    ]);
    expect(rows).toEqual([]);
  });
});
