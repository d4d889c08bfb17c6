import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { newId } from '../../src/platform/ids/ids.ts';
import type { Chance } from '../support/chance.ts';

/** The way between one browser and the server, with an address of its own: what passes, when and how often is up to a test. */
export type Road = {
  readonly origin: string;
  /** Nothing passes, as in a village without reception. */
  readonly cut: () => void;
  /** It passes again; of the uploads the next so many meet a fault, or luck. */
  readonly mend: (faults: number) => void;
  /** The next upload reaches the server, and its answer never comes. Resolves when the server has it. */
  readonly holdNext: () => Promise<void>;
  /** What was left on the way, newest first. */
  readonly takeLate: () => readonly (() => Promise<unknown>)[];
  /** The server's own words that went back to the browser. */
  readonly heard: readonly { readonly id: string; readonly outcome: string }[];
  readonly posts: () => number;
  readonly close: () => Promise<void>;
};

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};
type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** Leads to this port of this machine. */
export async function openRoad(port: number, chance: Chance): Promise<Road> {
  const state = { isCut: false, faults: 0, posts: 0, hold: undefined as (() => void) | undefined };
  const [late, heard]: [(() => Promise<unknown>)[], Road['heard'][number][]] = [[], []];
  const arrive = (asked: Asked) => {
    state.posts += 1;
    return forward(port, asked);
  };

  async function upload(asked: Asked): Promise<Answer | undefined> {
    if (state.hold) {
      const told = state.hold;
      state.hold = undefined;
      await arrive(asked);
      told();
      return new Promise(() => undefined);
    }
    const fault = state.faults > 0 ? chance.pick(faults) : pass;
    state.faults -= 1;
    const answer = await fault(asked, { arrive, late });
    if (answer && fault !== lie) heard.push(...readAnswer(answer));
    return answer;
  }

  const server = createServer((asked, answer) => void take(asked, answer));
  async function take(asking: IncomingMessage, answering: ServerResponse): Promise<void> {
    if (state.isCut) return void asking.socket.destroy();
    const { method = 'GET', url: path = '/', headers } = asking;
    const asked = { method, path, headers, body: await buffer(asking) };
    const answer = path === '/offline/uploads' ? await upload(asked) : await forward(port, asked);
    if (!answer || state.isCut) return void asking.socket.destroy();
    answering.writeHead(answer.status, answer.headers).end(answer.body);
  }

  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The road has no address');
  return {
    origin: `http://localhost:${address.port}`,
    heard,
    cut: () => void (state.isCut = true),
    mend: (count) => void Object.assign(state, { isCut: false, faults: count }),
    holdNext: () => new Promise((settle) => (state.hold = settle)),
    takeLate: () => late.splice(0).reverse(),
    posts: () => state.posts,
    close: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}

type Way = {
  readonly arrive: (asked: Asked) => Promise<Answer>;
  readonly late: (() => Promise<unknown>)[];
};
/** What becomes of one upload: an answer for the browser, or none and a broken connection. */
type Fault = (asked: Asked, way: Way) => Promise<Answer | undefined>;

const page = (status: number, html: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(html),
});

const pass: Fault = (asked, { arrive }) => arrive(asked);

/** The answer of another upload. */
const lie: Fault = () => {
  const body = Buffer.from(JSON.stringify({ id: newId(), outcome: 'recorded' }));
  return Promise.resolve({ status: 200, headers: { 'content-type': 'application/json' }, body });
};

const faults: readonly [Fault, ...Fault[]] = [
  pass,
  lie,
  // Lost on the way there.
  () => Promise.resolve(undefined),
  // Lost on the way back: the server has it.
  async (asked, { arrive }) => {
    await arrive(asked);
    return undefined;
  },
  // Three times at once.
  async (asked, { arrive }) => (await Promise.all([arrive(asked), arrive(asked), arrive(asked)]))[1],
  // Long after, and twice.
  (asked, { arrive, late }) => {
    late.push(
      () => arrive(asked),
      () => arrive(asked),
    );
    return Promise.resolve(undefined);
  },
  () => Promise.resolve(page(200, '<h1>Sign in to this café’s network</h1>')),
  () => Promise.resolve(page(502, '<h1>Bad gateway</h1>')),
];

function readAnswer({ headers, body }: Answer): Road['heard'] {
  if (!headers['content-type']?.startsWith('application/json')) return [];
  const said: unknown = JSON.parse(body.toString('utf8'));
  const { id, outcome } = Object.fromEntries(Object.entries(said ?? {}));
  return typeof id === 'string' && typeof outcome === 'string' ? [{ id, outcome }] : [];
}

function forward(port: number, { method, path, headers, body }: Asked): Promise<Answer> {
  return new Promise((settle, fail) => {
    const sent = send({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      const { statusCode: status = 502 } = answer;
      buffer(answer).then((read) => settle({ status, headers: answer.headers, body: read }), fail);
    });
    sent.once('error', fail).end(body);
  });
}
