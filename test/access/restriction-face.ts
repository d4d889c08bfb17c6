import type { AccountId } from '../../src/modules/access/index.ts';
import { createFace } from '../../src/apps/serve.ts';
import type { Instant } from '../../src/platform/dates/plain-date.ts';
import { countQueries } from '../support/count-queries.ts';
import { testDatabase } from '../support/database.ts';
import { now, signIn } from './access-world.ts';
import { restrictionWorld } from './restriction-world.ts';

type Fields = Readonly<Record<string, string>>;
type Page = { readonly status: number; readonly html: string; readonly words: string; readonly to: string };

/** The staff face over a database of its own, with people at work on restriction and a count of what requests ask. */
export type RestrictionFace = Awaited<ReturnType<typeof startRestrictionFace>>;

/** Starts it; call in `beforeAll`, and `close` in `afterAll`. */
export async function startRestrictionFace() {
  const test = await testDatabase();
  const counted = countQueries(test.database);
  const failures: Error[] = [];
  const clock = { now };
  const onFailure = (_: string, error: Error) => void failures.push(error);
  const face = await createFace({
    database: counted.database,
    face: 'staff',
    now: () => clock.now,
    onFailure,
  });

  /** Somebody who has signed in, at pages. */
  async function visitor(account: string) {
    const { cookie, csrf } = await signIn(test, account as AccountId);
    const send = async (method: 'GET' | 'POST', url: string, fields: Fields = {}): Promise<Page> => {
      const payload = method === 'POST' ? { payload: { _csrf: csrf, ...fields } } : {};
      const answer = await face.inject({ method, url, headers: { cookie }, ...payload });
      const words = answer.body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
      return {
        status: answer.statusCode,
        html: answer.body,
        words,
        to: String(answer.headers['location'] ?? ''),
      };
    };
    return {
      cookie,
      csrf,
      open: (url: string) => send('GET', url),
      send: (url: string, fields: Fields = {}) => send('POST', url, fields),
    };
  }

  /** Whom the newest row of the trail with this name is about. */
  async function trail(audit: string): Promise<readonly string[] | undefined> {
    const { rows } = await test.owner.query<{ subjects: string[] }>(
      'select subjects from access.read_log where audit_name = $1 order by at desc, id desc limit 1',
      [audit],
    );
    return rows[0]?.subjects;
  }

  return {
    test,
    face,
    failures,
    visitor,
    trail,
    world: restrictionWorld(test),
    count: counted.count,
    setNow: (to: Instant) => void (clock.now = to),
    close: async () => {
      await face.close();
      await test.close();
    },
  };
}
