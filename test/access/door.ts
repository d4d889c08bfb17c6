import type { FastifyInstance } from 'fastify';
import { createFace } from '../../src/apps/serve.ts';
import type { AccountId } from '../../src/modules/access/index.ts';
import { adminCommand } from '../../src/modules/access/accounts/admin-command.ts';
import { parseCommandLine } from '../../src/platform/cli/command.ts';
import type { Instant } from '../../src/platform/dates/plain-date.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { now as start, today } from './access-world.ts';

/** The password of every account that `newAccount` makes. */
export const password = 'four lamps under a bridge';

type Headers = Record<string, string>;
type Form = Record<string, string>;

/** Both faces on one database, a clock that can be set, and what people do at the door. */
export type Door = Awaited<ReturnType<typeof openDoor>>;

export async function openDoor() {
  const test = await testDatabase();
  // The second step has its own tests; here a password is all that is asked for.
  await test.owner.query(
    `insert into platform.setting (id, key, value) values (gen_random_uuid(), 'access.second-factor', '{"required": false}')`,
  );
  let moment = start;
  const clock = () => moment;
  const face = await createFace({ database: test.database, now: clock, face: 'staff' });
  const publicFace = await createFace({ database: test.database, now: clock, face: 'public' });
  const openPage = (cookie: string | undefined, url = '/account/password') =>
    face.inject({ url, headers: cookie === undefined ? {} : { cookie } });
  return {
    test,
    face,
    publicFace,
    openPage,
    clock,
    setClock: (to: Instant = start) => void (moment = to),
    admin: (argv: readonly string[], secret?: string) => runAdmin(test, argv, secret),
    newAccount: () => newAccount(test),
    tryPassword: (payload: Form, headers: Headers = {}) => tryPassword(face, payload, headers),
    change: async (cookie: string | undefined, form: Form) => {
      const payload = { _csrf: csrfIn((await openPage(cookie)).body), ...form };
      return face.inject({
        method: 'POST',
        url: '/account/password',
        headers: { cookie: cookie ?? '' },
        payload,
      });
    },
    close: async () => {
      await face.close();
      await publicFace.close();
      await test.close();
    },
  };
}

/** The cookie that an answer sets, as a browser would send it back. */
export function cookieOf(answer: {
  cookies: readonly { name: string; value: string }[];
}): string | undefined {
  const found = answer.cookies.find(({ name }) => name === 'kith_staff');
  return found ? `kith_staff=${found.value}` : undefined;
}

export const csrfIn = (body: string) => /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';

/** `kith admin …`, as the command line runs it. */
async function runAdmin({ database }: TestDatabase, argv: readonly string[], secret?: string) {
  const { options, words, lists } = parseCommandLine(adminCommand, ['admin', ...argv]);
  const said: string[] = [];
  const before = process.env['KITH_PASSWORD'];
  if (secret === undefined) delete process.env['KITH_PASSWORD'];
  else process.env['KITH_PASSWORD'] = secret;
  const open = () => Promise.resolve({ database, close: () => Promise.resolve() });
  const says = { out: (text: string) => void said.push(text), progress: () => undefined };
  const code = await adminCommand
    .run({ options, words, lists, open, now: start, today, ...says })
    .finally(() => {
      delete process.env['KITH_PASSWORD'];
      if (before !== undefined) process.env['KITH_PASSWORD'] = before;
    });
  return { code, said: said.join('\n') };
}

let people = 0;
async function newAccount(test: TestDatabase): Promise<{ email: string; id: AccountId }> {
  people += 1;
  const email = `person${people}@council.example`;
  const argv = [
    'create',
    '--email',
    email,
    '--name',
    'An Invented Person',
    '--role',
    'social worker',
    '--json',
  ];
  const { said } = await runAdmin(test, argv, password);
  return { email, id: (JSON.parse(said) as { id: AccountId }).id };
}

let addresses = 0;
/** Each try comes from an address of its own: how often one address may try is another test. */
function tryPassword(face: FastifyInstance, payload: Form, headers: Headers) {
  addresses += 1;
  const remoteAddress = `10.0.${addresses >> 8}.${addresses & 255}`;
  return face.inject({ method: 'POST', url: '/sign-in', payload, headers, remoteAddress });
}
