import { existsSync, readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { routeTable } from '../access/access-table.ts';
import { allRoles, now, plantAccount, plantPerson, signIn } from '../access/access-world.ts';
import type { Place } from '../access/visit.ts';
import { fill, plantPlace } from '../access/visit.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { visitor } from '../support/two-people.ts';
import type { Fields } from './two-people-cases.ts';
import { cases, explained, why } from './two-people-cases.ts';
import { cannotLose, shownElsewhere } from './two-people-routes.ts';

/** Shown as their own: a match is settled once and then nobody's, a sealed record is nobody's, what is put back has no form of words. */
const apart: Fields = {
  'POST /restrictions/matches/:personId/:otherId':
    'src/modules/overview/restriction-matches/matches.db.test.ts',
  'POST /children/:personId/adoption': 'src/modules/overview/adoption/adoption.db.test.ts',
  'POST /people/:personId/facts/:kind/:factId/return': 'src/modules/people/facts/fact-pages.db.test.ts',
};

describe('two people who have the same form open', () => {
  let test: TestDatabase;
  let face: FastifyInstance;
  const failures: Error[] = [];
  beforeAll(async () => {
    test = await testDatabase();
    face = await createFace({
      database: test.database,
      face: 'staff',
      now: () => now,
      onFailure: (_, error) => void failures.push(error),
    });
  });
  afterAll(async () => {
    await face.close();
    await test.close();
  });

  /** An account that may do everything that any role may, to everybody. */
  async function plantEverybody() {
    const account = await plantAccount(test.owner, 'administrator');
    for (const role of allRoles.filter((one) => one !== 'administrator'))
      await test.owner.query(
        "insert into access.role_grant (id, account_id, role, starts) values ($1, $2, $3, '2020-01-01')",
        [newId(), account, role],
      );
    await test.owner.query(
      "insert into access.relation (account_id, subject_id, kind, starts, source) values ($1, access.everyone(), 'role: test', '2020-01-01', 'test')",
      [account],
    );
    return { account, ...visitor(face, (await signIn(test, account)).cookie) };
  }

  const known = new Set([
    ...cases.map(({ route }) => route),
    ...Object.keys(cannotLose),
    ...Object.keys(shownElsewhere),
    ...Object.keys(apart),
  ]);

  it('are thought of at every route that changes something', () => {
    const posts = Object.keys(routeTable).filter((route) => route.startsWith('POST '));
    expect(posts.filter((route) => !known.has(route))).toEqual([]);
    for (const [route, [file, sentence]] of Object.entries(shownElsewhere))
      if (route in routeTable) expect(readFileSync(file, 'utf8'), `${route} in ${file}`).toContain(sentence);
    for (const file of Object.values(apart)) expect(existsSync(file)).toBe(true);
  });

  it.each(cases)('lose nothing at $route', async ({ route, on, first, second, words, told, plant }) => {
    const [one, other] = [await plantEverybody(), await plantEverybody()];
    const { person: subject } = await plantPerson(test.owner);
    const planted = await plantPlace(test.owner, { account: one.account, person: subject });
    const place = { ...planted, ...(await plant?.(test.owner, planted)), me: one.account };
    const action = fill(route.replace('POST ', ''), place);
    if (route.endsWith('/undo')) await undone(route, one, place);
    const page = fill(on, place);
    const [early, late] = [await one.openForm(page, action), await other.openForm(page, action)];
    const typed = (fields: Fields) =>
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          fill(name, place),
          value === ':me' ? place.me : value,
        ]),
      );
    const saved = await one.send(early, typed(first));
    expect([saved.status, saved.status === 303 ? '' : saved.words]).toEqual([303, '']);
    const answer = await other.send(late, typed(second));
    expect(failures.splice(0)).toEqual([]);
    if ('both' in told) {
      expect((await test.owner.query(told.both)).rows.length).toBe(2);
      return;
    }
    expect(answer.words === '' ? answer.to : answer.words).toMatch(told);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    if (words !== undefined) expect(`${answer.html} ${answer.words}`).toContain(words);
  });

  /** What there is to take back. */
  async function undone(route: string, one: Awaited<ReturnType<typeof plantEverybody>>, place: Place) {
    const on = fill(route.replace('POST ', '').replace(/(\/explanation)?\/undo$/, ''), place);
    const isFinding = route.includes('findings');
    const form = await one.openForm(on, isFinding ? `${on}/explanation` : on);
    const fields = isFinding ? explained : { verdict: 'different', ...why.first };
    expect((await one.send(form, fields)).status).toBe(303);
  }
});
