import type { FastifyInstance } from 'fastify';
import { answerRequest } from './answer-request.ts';
import type { Route } from './route.ts';
import type { Serving } from './serving.ts';

/** Registers the routes of one face with the server. */
export function serveRoutes(server: FastifyInstance, routes: readonly Route[], serving: Serving): void {
  for (const route of routes.filter(({ face }) => face === serving.face)) {
    server.route({
      method: route.method,
      url: route.path,
      config: limitOf(route),
      handler: (request, reply) => answerRequest({ request, reply, route, serving }),
    });
  }
}

function limitOf({ perMinute }: Route) {
  return perMinute === null ? {} : { rateLimit: { max: perMinute, timeWindow: '1 minute' } };
}
