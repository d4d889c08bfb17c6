import type { FastifyInstance } from 'fastify';
import type { Means } from '../modules/access/index.ts';
import { serveRoutes, signInRoutes } from '../modules/access/index.ts';
import type { Database } from '../platform/database/database.ts';
import { sql } from '../platform/database/database.ts';
import { instant, todayIn } from '../platform/dates/instant.ts';
import type { Instant } from '../platform/dates/plain-date.ts';
import type { Face } from '../platform/http/server.ts';
import { createServer } from '../platform/http/server.ts';
import { drawProblem, framePage } from './frame.tsx';
import { staffNav, staffRoutes } from './staff.ts';

export type FaceOptions = {
  readonly database: Database;
  readonly face: Face;
  readonly secureCookies?: boolean;
  readonly behindProxy?: boolean;
  readonly hosts?: readonly string[];
  readonly now?: () => Instant;
  /** The key of secrets and the authority's identity provider, where there are any. */
  readonly means?: Means | undefined;
  readonly onFailure?: (correlation: string, error: Error) => void;
};

const megabyte = 1 << 20;

/** One face of Kith, ready to listen: all its routes, its frame, its health check. */
export async function createFace(options: FaceOptions): Promise<FastifyInstance> {
  const { database, face } = options;
  const secureCookies = options.secureCookies ?? false;
  const server = await createServer({
    face,
    secureCookies,
    behindProxy: options.behindProxy ?? false,
    uploadLimit: 256 * megabyte,
    hosts: options.hosts ?? [],
    formTargets: options.means?.provider ? [options.means.provider.settings.issuer.origin] : [],
    pictureSources: options.means?.filesOrigin ? [options.means.filesOrigin] : [],
    drawProblem: drawProblem(face),
    onFailure: options.onFailure ?? (() => undefined),
  });
  server.get('/healthz', (_, reply) =>
    health(database).then((ready) => reply.status(ready ? 200 : 503).send({ ready })),
  );
  const routes = [
    ...signInRoutes(options.means),
    ...staffRoutes(database, {
      now: options.now,
      means: options.means,
      onFailure: (error) => options.onFailure?.('checks', toError(error)),
    }),
  ];
  serveRoutes(server, routes, {
    database,
    face,
    secureCookies,
    now: options.now ?? (() => instant(Date.now())),
    today: (now) => todayIn('Europe/London', now),
    frame: framePage(face, staffNav),
  });
  return server;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

async function health(database: Database): Promise<boolean> {
  const ask = database.transaction({ account: null, role: 'app' }, null, (db) => db.first(sql`select 1`));
  return ask.then(
    () => true,
    () => false,
  );
}
