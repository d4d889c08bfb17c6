import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { now, plantStand, signIn } from './access-world.ts';

let test: TestDatabase;
let plain: FastifyInstance;
let secure: FastifyInstance;
beforeAll(async () => {
  test = await testDatabase();
  const options = { database: test.database, face: 'staff', now: () => now } as const;
  plain = await createFace(options);
  secure = await createFace({ ...options, secureCookies: true, hosts: ['kith.council.example'] });
});
afterAll(async () => {
  await plain.close();
  await secure.close();
  await test.close();
});

describe('every answer', () => {
  it.each(['/sign-in', '/search', '/nothing-here', '/healthz'])(
    'of %s tells the browser to keep to us and to keep nothing',
    async (url) => {
      const { headers } = await plain.inject({ url });
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none';manifest-src 'self'",
      );
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'same-origin',
        'permissions-policy': 'camera=(), geolocation=(), microphone=()',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['server']).toBeUndefined();
      expect(headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('is over TLS for a year once it was, where cookies are secure', async () => {
    const { headers } = await secure.inject({ url: '/sign-in', headers: { host: 'kith.council.example' } });
    expect(headers['strict-transport-security']).toMatch(/max-age=31536000; includeSubDomains/);
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
  });

  it('is only for the hosts of this face', async () => {
    expect(
      (await secure.inject({ url: '/sign-in', headers: { host: 'elsewhere.example' } })).statusCode,
    ).toBe(421);
    expect(
      (await secure.inject({ url: '/sign-in', headers: { host: 'kith.council.example:443' } })).statusCode,
    ).toBe(200);
  });
});

describe('an odd request', () => {
  const cases: readonly [string, InjectOptions][] = [
    ['a method that nobody declared', { method: 'PUT', url: '/sign-in', payload: {} }],
    [
      'a body of more than a mebibyte',
      {
        method: 'POST',
        url: '/sign-in',
        payload: `email=${'x'.repeat(2 << 20)}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    ],
    [
      'JSON that is none',
      {
        method: 'POST',
        url: '/sign-in',
        payload: '{"email":',
        headers: { 'content-type': 'application/json' },
      },
    ],
    [
      'JSON that would change every object',
      {
        method: 'POST',
        url: '/sign-in',
        payload: '{"__proto__":{"face":"staff"}}',
        headers: { 'content-type': 'application/json' },
      },
    ],
    [
      'a kind of body that nobody takes',
      { method: 'POST', url: '/sign-in', payload: '<x/>', headers: { 'content-type': 'application/xml' } },
    ],
    ['a way up out of the assets', { url: '/assets/..%2f..%2fpackage.json' }],
    ['a broken escape', { url: '/children/%E0%A4%A' }],
    ['a NUL in an address', { url: '/children/%00' }],
    ['a NUL in a question', { url: '/search?q=%00' }],
    ['a question ten thousand signs long', { url: `/search?q=${'x'.repeat(10_000)}` }],
    ['the same name many times', { url: `/search?${'q=x&'.repeat(500)}` }],
  ];
  it.each(cases)('with %s is answered, and never as a fault of ours', async (_, request) => {
    const { account } = await plantStand(test.owner, 'service manager', 'everyone, by the role');
    const { cookie } = await signIn(test, account);
    const answer = await plain.inject({ ...request, headers: { ...request.headers, cookie } });
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.body).not.toMatch(/node_modules|at .*\.ts:\d|postgres|relation "/i);
  });
});
