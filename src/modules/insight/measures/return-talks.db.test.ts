import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';
import { newId } from '../../../platform/ids/ids.ts';

const { measure, share, each, child, plant, same, run } = measuring();
const yearEnd = '2026-03-31';

/** Somebody who was missing and came back at a moment; gives the time, for its talk. */
async function returned(backAt: string, who?: string, kind = 'M'): Promise<readonly [string, string]> {
  const person = who ?? (await child());
  const starts = `${backAt.slice(0, 10)}`;
  const episode_id = await plant('care.missing_episode', person, { kind, starts, ends: starts });
  const time = await plant('care.missing_time', person, {
    episode_id,
    kind,
    gone_at: `${starts}T00:00:00Z`,
    state: 'back',
    risk: 'low',
    back_at: backAt,
    back_how: 'came back',
    well: 'done',
  });
  return [person, time];
}

const say = ([person, time]: readonly [string, string], step: string, at: string) =>
  plant('care.return_interview', person, {
    time_id: time,
    step,
    happened_at: at,
    by_name: 'Pat',
    is_independent: true,
    because: step === 'refused' || step === 'not possible' ? 'Not now' : null,
    alone: step === 'held' ? 'alone' : null,
  });

describe('M-SY-13, talks offered within 72 hours', () => {
  it('counts what was offered, answered or held within the hours, and after the child came back', async () => {
    const cases = [
      ['2025-06-04T10:00:00Z', 'offered', 1],
      ['2025-06-04T10:00:01Z', 'offered', 0],
      ['2025-06-02T10:00:00Z', 'refused', 1],
      ['2025-06-02T10:00:00Z', 'held', 1],
      ['2025-06-02T10:00:00Z', 'not possible', 0],
      ['2025-06-01T09:59:59Z', 'offered', 0],
    ] as const;
    const people: string[] = [];
    for (const [at, step] of cases) {
      const time = await returned('2025-06-01T10:00:00Z');
      await say(time, step, at);
      people.push(time[0]);
    }
    expect(await each('M-SY-13', yearEnd, people)).toEqual(cases.map(([, , counted]) => [counted, 1]));
  });

  it('counts returns since 1 April whose hours are over by the end of the day, by the clock on the wall', async () => {
    const cases = [
      // 1 April begins at 11pm UTC: it is summer time.
      ['2025-03-31T22:59:59Z', 0],
      ['2025-03-31T23:00:00Z', 1],
      ['2026-03-28T23:00:00Z', 1],
      ['2026-03-28T23:00:01Z', 0],
    ] as const;
    const people: string[] = [];
    for (const [at] of cases) people.push((await returned(at))[0]);
    expect(await each('M-SY-13', yearEnd, people)).toEqual(cases.map(([, counted]) => [0, counted]));
  });

  it('counts each return, of two records of one child too, and opens into the child', async () => {
    const [person] = await returned('2025-06-01T10:00:00Z');
    const [second] = await returned('2025-07-01T10:00:00Z');
    await returned('2025-08-01T10:00:00Z', person);
    await same(person, second);
    expect(await measure('M-SY-13', yearEnd)).toMatchObject({ value: 0, numerator: 0, denominator: 3 });
  });

  it('leaves out who was away, who is missing, what was a mistake, and what only a return told of', async () => {
    await returned('2025-06-01T10:00:00Z', undefined, 'A');
    const who = await child();
    await plant('care.missing_episode', who, { kind: 'M', starts: '2025-06-01', ends: '2025-06-02' });
    await returned('2025-06-10T10:00:00Z', who);
    await run("update care.missing_time set state = 'taken back' where person_id = $1", [who]);
    const [gone] = await returned('2025-06-01T10:00:00Z');
    await run('delete from care.missing_episode where person_id = $1', [gone]);
    await run(
      `insert into care.missing_time (id, person_id, kind, gone_at, risk) values ($1, $2, 'M', '2025-06-01T10:00Z', 'low')`,
      [newId(), await child()],
    );
    expect(await share('M-SY-13', yearEnd)).toEqual([0, 0]);
  });

  it('knows on an earlier day what was so by then', async () => {
    await say(await returned('2025-06-01T10:00:00Z'), 'offered', '2025-06-03T10:00:00Z');
    expect(await share('M-SY-13', '2025-06-03')).toEqual([0, 0]);
    expect(await share('M-SY-13', '2025-06-04')).toEqual([1, 1]);
  });
});

describe('M-SY-14, talks held within 72 hours', () => {
  it('counts who accepted last, and with whom it was held', async () => {
    const cases = [
      [['accepted'], [0, 1]],
      [['held'], [1, 1]],
      [['refused'], [0, 0]],
      [['offered'], [0, 0]],
      [
        ['refused', 'held'],
        [1, 1],
      ],
      [
        ['accepted', 'refused'],
        [0, 0],
      ],
      [
        ['accepted', 'not possible'],
        [0, 1],
      ],
    ] as const;
    const people: string[] = [];
    for (const [steps] of cases) {
      const time = await returned('2025-06-01T10:00:00Z');
      for (const [index, step] of steps.entries()) await say(time, step, `2025-06-02T1${index}:00:00Z`);
      people.push(time[0]);
    }
    expect(await each('M-SY-14', yearEnd, people)).toEqual(cases.map(([, counted]) => counted));
  });

  it('counts a talk that was held too late', async () => {
    await say(await returned('2025-06-01T10:00:00Z'), 'held', '2025-06-04T10:00:01Z');
    expect(await share('M-SY-14', yearEnd)).toEqual([0, 1]);
  });
});
