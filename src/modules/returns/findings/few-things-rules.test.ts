import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/dates/instant.ts';
import { orderThings, takeHandful } from './few-things-rules.ts';
import type { Thing } from './few-things-rules.ts';

const on = (day: number) => instant(Date.UTC(2026, 3, day, 9));
const thing = (id: string, over: Partial<Thing> = {}): Thing => ({
  id,
  isQuery: false,
  isQuick: true,
  firstFoundAt: on(1),
  mendAt: `/facts/${id}`,
  ...over,
});
const ids = (things: readonly Thing[]) => things.map(({ id }) => id);

describe('a worker’s few things', () => {
  it('begin with what is wrong, then what is quick, then what is old', () => {
    const things = [
      thing('may be right', { isQuery: true }),
      thing('slow', { isQuick: false }),
      thing('quick and new', { firstFoundAt: on(3) }),
      thing('quick and old', { firstFoundAt: on(2) }),
    ];
    expect(ids(orderThings(things))).toEqual(['quick and old', 'quick and new', 'slow', 'may be right']);
  });

  it('on one fact and found at once stay in the order of their rules, whatever their ids', () => {
    const things = ['b', 'a', 'c'].map((id) => thing(id, { mendAt: '/facts/one' }));
    expect(ids(orderThings(things))).toEqual(['b', 'a', 'c']);
  });

  it('are a handful a day, and what was done today counts', () => {
    const things = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => thing(id));
    expect(ids(takeHandful(things, 0).today)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(ids(takeHandful(things, 3).today)).toEqual(['a', 'b']);
    expect(takeHandful(things, 9)).toMatchObject({ today: [], later: things });
  });

  it('on one and the same fact are put right together', () => {
    const things = ['a', 'b', 'c', 'd', 'e'].map((id) => thing(id));
    const again = thing('z', { mendAt: '/facts/a' });
    expect(ids(takeHandful([...things, again], 0).today)).toContain('z');
  });
});
