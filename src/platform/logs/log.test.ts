import fc from 'fast-check';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../dates/plain-date.ts';
import { parseId, type Id } from '../ids/ids.ts';
import { findCorrelation, withCorrelation, type CorrelationId } from './correlation.ts';
import { createLog, type Log, type LogLevel } from './log.ts';
import { logWord, withheld } from './loggable.ts';

const uuid = '01936f3e-0000-7000-8000-000000000001';
const someId = parseId<'thing'>(uuid) as Id<'thing'>;

function logTo(lines: unknown[], level: LogLevel = 'info'): Log {
  return createLog({
    write: (line) => lines.push(JSON.parse(line)),
    level,
    now: () => Date.UTC(2026, 10, 22, 8),
  });
}

/** The last line that this work wrote. */
function written(work: (log: Log) => void): unknown {
  const lines: unknown[] = [];
  work(logTo(lines));
  return lines.at(-1);
}

describe('a log line', () => {
  it('holds time, level, event, numbers, ids and words', () => {
    const route = logWord('/things/:thingId');
    expect(
      written((log) =>
        log.info('request-done', { route, status: 200, thing: someId, kept: true, face: 'staff' }),
      ),
    ).toEqual({
      time: '2026-11-22T08:00:00.000Z',
      level: 'info',
      event: 'request-done',
      route: '/things/:thingId',
      status: 200,
      thing: uuid,
      kept: true,
      face: 'staff',
    });
  });

  it('is written only from the level asked for', () => {
    const lines: unknown[] = [];
    const log = logTo(lines, 'warn');
    log.info('a');
    log.warn('b');
    log.error('c', new Error('x'));
    expect(lines).toMatchObject([{ event: 'b' }, { event: 'c' }]);
  });

  it('cannot be given free text, a date or a thing: these do not compile, and are withheld all the same', () => {
    const name: string = 'Ada May';
    const birth = plainDate('2014-05-03');
    const lines = [
      // @ts-expect-error a string may be anything
      written((log) => log.info('seen', { name })),
      // @ts-expect-error a date may be a date of birth
      written((log) => log.info('seen', { birth })),
      // @ts-expect-error a template takes text in
      written((log) => log.info('seen', { greeting: `dear ${name}` })),
      // @ts-expect-error an object may hold anything
      written((log) => log.info('seen', { person: { name } })),
      // @ts-expect-error so may a list
      written((log) => log.info('seen', { names: [name] })),
    ];
    expect(JSON.stringify(lines)).not.toMatch(/Ada|2014/);
    expect(JSON.stringify(lines).split(withheld).length - 1).toBe(lines.length);
  });

  it('cannot have its own fields written over', () => {
    const line = written((log) =>
      log.info('real', { event: 'false', time: 0, level: 'error', correlation: 1, other: 2 }),
    );
    expect(line).toEqual({ time: '2026-11-22T08:00:00.000Z', level: 'info', event: 'real', other: 2 });
  });
});

describe('an error in the log', () => {
  it('has its kind, code and places, and not its message', () => {
    class ThingError extends Error {
      override name = 'ThingError';
      code = '23505';
    }
    const error = new ThingError('Key (name)=(Ada May) already exists\n    at src/Ada/May.ts:1:1', {
      cause: new TypeError('Ada'),
    });
    const line = written((log) => log.error('failed', error));
    expect(line).toMatchObject({
      error: { name: 'ThingError', code: '23505', cause: { name: 'TypeError' } },
    });
    expect(JSON.stringify(line)).toContain('src/platform/logs/log.test.ts:');
    expect(JSON.stringify(line)).not.toMatch(/Ada|May/);
  });

  it('may be anything thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(written((log) => log.error('failed', thrown))).toMatchObject({ event: 'failed' });
      }),
    );
  });

  it('may be its own cause', () => {
    const error = new Error('x');
    error.cause = error;
    expect(written((log) => log.error('failed', error))).toMatchObject({ error: { name: 'Error' } });
  });
});

describe('a word of the program', () => {
  it.each([
    'import-finished',
    'sha256',
    'a.b_c',
    '/',
    '/things/:thingId/parts',
    '/files/*',
    'GET',
    'ECONNREFUSED',
    '23505',
    'FST_ERR_CTP',
    'TypeError',
  ])('%s is one', (word) => {
    expect(logWord(word)).toBe(word);
  });

  it.each([
    'Ada May',
    'Ada',
    'SMITH',
    'EVANS',
    'a@b.uk',
    '9434765919',
    'A123456789012',
    'SW1A 1AA',
    'SW1A1AA',
    '3 May',
    '/people/Ada',
    '/x?q=ada',
    '',
    'a'.repeat(61),
    5,
    null,
  ])('%j is not', (text) => {
    expect(logWord(text)).toBe(withheld);
  });
});

describe('correlation', () => {
  it('follows work through what it awaits and does not leak beside it', async () => {
    const ids = [0, 1, 2].map(
      (n) => parseId<'correlation'>(`01936f3e-0000-7000-8000-00000000000${n}`) as CorrelationId,
    );
    const lines: { event: string; correlation: string }[] = [];
    const log = createLog({ write: (line) => lines.push(JSON.parse(line)) });
    const work = ids.map((id, index) =>
      withCorrelation(id, async () => {
        await wait(ids.length - index);
        log.info('step');
        return findCorrelation();
      }),
    );
    expect(await Promise.all(work)).toEqual(ids);
    expect(lines.map((line) => line.correlation).sort()).toEqual(ids);
    expect(findCorrelation()).toBeUndefined();
  });
});
