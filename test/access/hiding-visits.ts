import type { FastifyInstance } from 'fastify';
import { createFace } from '../../src/apps/serve.ts';
import type { Role } from '../../src/modules/access/index.ts';
import { now } from './access-world.ts';
import type { Twin } from './hiding-twins.ts';
import type { County } from './hiding-world.ts';
import { tableRoutes } from './visit.ts';

/** What somebody can tell of an answer: all of it, and how much work it was. */
export type Told = {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
  readonly statements: number;
};

/** A twin as somebody with a browser meets it. */
export type Visited = Twin & { readonly face: FastifyInstance };

export async function openFace(twin: Twin): Promise<Visited> {
  return { ...twin, face: await createFace({ database: twin.database, face: 'staff', now: () => now }) };
}

export async function ask(twin: Visited, county: County, role: Role, url: string): Promise<Told> {
  return told(twin, () =>
    twin.face.inject({ url, headers: { cookie: county.cookies.get(role) ?? '', accept: 'text/html' } }),
  );
}

/** Sends a form with the token of the account's session. */
export async function send(
  twin: Visited,
  county: County,
  role: Role,
  { url, fields }: { readonly url: string; readonly fields: Readonly<Record<string, string>> },
): Promise<Told> {
  const cookie = county.cookies.get(role) ?? '';
  const { rows } = await twin.owner.query<{ csrf_token: string }>(
    "select csrf_token from platform.session where token_hash = sha256(convert_to($1, 'UTF8'))",
    [cookie.replace('kith_staff=', '')],
  );
  const payload = new URLSearchParams({ ...fields, _csrf: rows[0]?.csrf_token ?? '' }).toString();
  const headers = { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
  return told(twin, () => twin.face.inject({ method: 'POST', url, headers, payload }));
}

async function told(twin: Visited, work: () => Promise<Injected>): Promise<Told> {
  const { result, statements } = await twin.counting(work);
  const { statusCode, headers, rawPayload } = result;
  // The limit of requests in a minute counts what was asked, not what was found.
  const kept = Object.entries(headers).filter(([name]) => name !== 'date' && !name.startsWith('x-ratelimit'));
  return {
    status: statusCode,
    headers: plain(JSON.stringify(kept)),
    body: isText(headers['content-type'])
      ? plain(rawPayload.toString('utf8'))
      : rawPayload.toString('latin1'),
    statements,
  };
}

type Injected = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly rawPayload: Buffer;
};

const isText = (type: unknown) => type === undefined || /text|json|csv|javascript/.test(String(type));

/**
 * Without what no two answers have in common: the number of the request, the moment, and ids that were drawn after the twins
 * parted (all ids of this kind begin with the time).
 */
function plain(text: string): string {
  return (
    text
      .replace(/\b0[0-9a-f]{7}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g, '<id>')
      .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g, '<id>')
      .replace(/\b\d{1,2}:\d\d(:\d\d)?( ?[ap]m)?\b/g, '<time>')
      // The size of the whole database, for who runs it.
      .replace(/\d+\.\d MB, (\d+) migrations, \d+ connections?/, '<size>, $1 migrations')
      .replace(/(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} <time> GMT/g, '<date>')
  );
}

/** Every page of the specification. */
export const pages = tableRoutes.filter(({ method }) => method === 'GET');

/** In what two answers differ, with what stands around it; undefined where in nothing. */
export function difference(hiding: Told, never: Told): string | undefined {
  if (hiding.status !== never.status) return `status ${hiding.status} and ${never.status}`;
  if (hiding.body !== never.body) return around(hiding.body, never.body);
  if (hiding.headers !== never.headers) return around(hiding.headers, never.headers);
  return hiding.statements === never.statements
    ? undefined
    : `${hiding.statements} statements and ${never.statements}`;
}

function around(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `${one.slice(Math.max(0, at - 80), at + 80)} <> ${other.slice(Math.max(0, at - 20), at + 80)}`;
}
