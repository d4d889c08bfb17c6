import type { FastifyInstance } from 'fastify';
import { generateSync } from 'otplib';
import { createFace } from '../../src/apps/serve.ts';
import { toSecretKey } from '../../src/modules/access/sign-in/secret-box.ts';
import { instant } from '../../src/platform/dates/instant.ts';
import type { Instant } from '../../src/platform/dates/plain-date.ts';
import { now as start } from './access-world.ts';
import type { Door } from './door.ts';
import { cookieOf, csrfIn, openDoor, password } from './door.ts';

/** The door of an authority whose accounts need a second step; there once `openPhoneWorld` is done. */
export let door: Door;
/** Where staff open it. */
export const keySite = { origin: 'https://kith.council.example', host: 'kith.council.example' };
let face: FastifyInstance;
let moment: Instant = start;

export async function openPhoneWorld(): Promise<void> {
  door = await openDoor();
  // Unlike the other tests of the door, these are of an authority as it is.
  await door.test.owner.query("delete from platform.setting where key = 'access.second-factor'");
  face = await createFace({
    database: door.test.database,
    face: 'staff',
    now: () => moment,
    means: { secretKey: toSecretKey('an invented key of an invented council'), keySite },
  });
}

export async function closePhoneWorld(): Promise<void> {
  await face.close();
  await door.close();
}

/** Lets time pass, in seconds; a code is good for half a minute. */
export const wait = (seconds: number) => void (moment = instant(Date.parse(moment) + seconds * 1000));
/** Sets the clock back to the start, which is the clock of commands. */
export const startAgain = () => void (moment = start);
export const codeOf = (secret: string, away = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.parse(moment) / 1000) + away });

export type Cookies = { session?: string | undefined; known?: string | undefined };
let addresses = 0;

export async function send(jar: Cookies, url: string, form?: Readonly<Record<string, string>>) {
  addresses += 1;
  const cookie = [jar.session, jar.known].filter((one) => one !== undefined).join('; ');
  const answer = await face.inject({
    url,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    remoteAddress: `10.1.${addresses >> 8}.${addresses & 255}`,
    ...(form ? { method: 'POST', payload: new URLSearchParams(form).toString() } : {}),
  });
  jar.session = cookieOf(answer) ?? jar.session;
  const known = answer.cookies.find(({ name }) => name === 'kith_staff_known');
  if (known) jar.known = `kith_staff_known=${known.value}`;
  return answer;
}

export async function post(
  jar: Cookies,
  url: string,
  on: string,
  form: Readonly<Record<string, string>> = {},
) {
  const page = await send(jar, on);
  return send(jar, url, { ...form, _csrf: csrfIn(page.body) });
}

export const signIn = (jar: Cookies, email: string, typed = password) =>
  send(jar, '/sign-in', { email, password: typed });

/** Somebody who has just set their phone up: the key in it, their recovery codes, their browser. */
export async function enrolled() {
  const { email, id } = await door.newAccount();
  const jar: Cookies = {};
  await signIn(jar, email);
  const page = await send(jar, '/account/second-factor');
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1] ?? '').replaceAll(' ', '');
  const sealed = /name="secret" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const done = await send(jar, '/account/second-factor', {
    _csrf: csrfIn(page.body),
    secret: sealed,
    code: codeOf(secret),
  });
  const codes = [...done.body.matchAll(/<code>([A-Z0-9-]{19})<\/code>/g)].map(([, code]) => code ?? '');
  return { email, id, jar, secret, codes, done };
}

/** A new sign-in up to the second step, from a browser that is not known unless one is handed in. */
export async function halfway(email: string, jar: Cookies = {}) {
  await signIn(jar, email);
  return jar;
}

export const opens = async (jar: Cookies) => (await send(jar, '/account/password')).statusCode === 200;
export const stepTwo = (jar: Cookies, code: string) => send(jar, '/sign-in/code', { code });
