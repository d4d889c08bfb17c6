import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';
import { newId } from '../../../platform/ids/ids.ts';

const { measure, share, each, child, plant, same } = measuring();
const yearEnd = '2026-03-31';
type More = Readonly<Record<string, string | number | null>>;

describe('M-CH-05, promises kept', () => {
  const promised = async (due_on: string, more: More = {}, who?: string) => {
    const person = who ?? (await child());
    const promise_id = newId();
    await say(person, promise_id, { due_on, ...more });
    return [person, promise_id] as const;
  };
  const say = (person: string, promise_id: string, more: More) =>
    plant('practice.promise', person, {
      promise_id,
      version: 1,
      words: 'We will go to the sea',
      to_kind: 'child',
      to_whom: 'Ida',
      by_whom: 'Sam',
      made_on: '2025-01-01',
      ...more,
    });
  const turn = (
    [person, promise_id]: readonly [string, string],
    number: number,
    kind: string,
    more: More = {},
  ) =>
    plant('practice.promise_turn', person, {
      promise_id,
      number,
      kind,
      words: 'Said',
      happened_on: '2025-06-01',
      how: 'asked',
      by_whom: 'Sam',
      answer: 'Fine',
      apology: 'Sorry',
      ...more,
    });

  it('counts what was due in the twelve months up to the day', async () => {
    const days = ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01'];
    const people: string[] = [];
    for (const day of days) people.push((await promised(day))[0]);
    expect((await each('M-CH-05', yearEnd, people)).map(([, due]) => due)).toEqual([0, 1, 1, 0]);
  });

  it('counts as kept what was done in time and whoever it was made to does not deny', async () => {
    const cases: readonly (readonly [
      turns: readonly (readonly [string, More?])[],
      counted: readonly [number, number],
    ])[] = [
      [[], [0, 1]],
      [[['kept', { happened_on: '2025-06-10' }]], [1, 1]],
      [[['kept', { happened_on: '2025-06-11' }]], [0, 1]],
      [
        [['kept'], ['confirmed']],
        [1, 1],
      ],
      [
        [['kept'], ['could not say']],
        [1, 1],
      ],
      [
        [['kept'], ['not so']],
        [0, 1],
      ],
      [
        [['kept'], ['not so'], ['kept']],
        [1, 1],
      ],
      [[['broken']], [0, 1]],
      [
        [['kept'], ['not so'], ['changed']],
        [0, 1],
      ],
      [[['mistake']], [0, 0]],
    ];
    const people: string[] = [];
    for (const [turns] of cases) {
      const promise = await promised('2025-06-10');
      for (const [index, [kind, more]] of turns.entries()) await turn(promise, index + 1, kind, more);
      people.push(promise[0]);
    }
    expect(await each('M-CH-05', yearEnd, people)).toEqual(cases.map(([, counted]) => counted));
  });

  it('does not count what was taken back', async () => {
    const promise = await promised('2025-06-10');
    const kept = await turn(promise, 1, 'kept');
    await turn(promise, 2, 'taken back', { replaces: kept });
    expect(await share('M-CH-05', yearEnd)).toEqual([0, 1]);
  });

  it('counts a promise that was changed by its new day, and one to two children for each', async () => {
    const [person, id] = await promised('2025-06-10');
    await say(person, id, { version: 2, due_on: '2026-06-10', because: 'It rained' });
    expect(await share('M-CH-05', yearEnd)).toEqual([0, 0]);
    expect(await share('M-CH-05', '2026-06-10')).toEqual([0, 1]);
    await say(await child(), id, { due_on: '2026-06-10' });
    expect(await share('M-CH-05', '2026-06-10')).toEqual([0, 2]);
  });
});

describe('M-CH-13, how children’s lives change', () => {
  type Values = Readonly<Record<string, number>>;
  const read = async (
    person: string,
    read_on: string,
    values: Values,
    more: More | { taken_back: boolean } = {},
  ) => {
    const reading_id = await plant('practice.star_reading', person, {
      read_on,
      by_kind: 'child',
      by_whom: 'Ida',
      audience: 'staff',
      ...more,
    });
    for (const [area, value] of Object.entries(values))
      await plant('practice.star_value', person, { reading_id, area, value });
  };

  it('compares the first and the last reading, area by area', async () => {
    const who = await child();
    await read(who, '2024-10-01', { mind: 3, safe: 5, home: 8, learning: 1 });
    await read(who, '2025-05-01', { mind: 9, safe: 1, home: 1 });
    await read(who, '2025-10-01', { mind: 4, safe: 5, home: 7, body: 9, 'own-1': 9 });
    await read(await child(), '2025-10-01', { mind: 1 });
    const { value, numerator, denominator, parts } = await measure('M-CH-13', yearEnd);
    expect([value, numerator, denominator]).toEqual([33.33, 1, 3]);
    expect(parts.map(({ title, numerator: better, value: percent }) => [title, better, percent])).toEqual([
      ['Feeling well in my mind', 1, 100],
      ['Home and family life', 0, 0],
      ['Feeling safe', 0, 0],
    ]);
  });

  it('counts pairs at least 60 days apart whose last is in the twelve months up to the day', async () => {
    const cases = [
      ['2025-08-01', '2025-09-30', 1],
      ['2025-08-01', '2025-09-29', 0],
      ['2025-01-01', '2025-04-01', 1],
      ['2025-01-01', '2025-03-31', 0],
      ['2025-01-01', '2026-04-01', 0],
    ] as const;
    const people: string[] = [];
    for (const [first, last] of cases) {
      const who = await child();
      await read(who, first, { mind: 3 });
      await read(who, last, { mind: 4 });
      people.push(who);
    }
    expect(await each('M-CH-13', yearEnd, people)).toEqual(cases.map(([, , counted]) => [counted, counted]));
  });

  it('holds readings of one person together, the child’s before a parent’s, and leaves out what is private or was taken back', async () => {
    const who = await child();
    const second = await child();
    await same(who, second);
    await read(who, '2025-05-01', { mind: 9 });
    await read(second, '2025-10-01', { mind: 9 }, { by_whom: 'IDA' });
    await read(who, '2025-05-01', { mind: 1 }, { by_kind: 'parent', by_whom: 'Mum' });
    await read(who, '2025-10-01', { mind: 9 }, { by_kind: 'parent', by_whom: 'Mum' });
    await read(who, '2026-01-01', { mind: 10 }, { audience: 'private' });
    await read(who, '2026-01-01', { mind: 10 }, { taken_back: true });
    expect(await share('M-CH-13', yearEnd)).toEqual([0, 1]);
  });

  it('takes a parent’s pair where the child has none', async () => {
    const who = await child();
    await read(who, '2025-05-01', { mind: 9 });
    await read(who, '2025-05-01', { mind: 1 }, { by_kind: 'parent', by_whom: 'Mum' });
    await read(who, '2025-10-01', { mind: 9 }, { by_kind: 'parent', by_whom: 'Mum' });
    expect(await share('M-CH-13', yearEnd)).toEqual([1, 1]);
  });
});
