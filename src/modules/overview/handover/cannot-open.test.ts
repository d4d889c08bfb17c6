import { expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { listCannotOpen, notSure } from './cannot-open.tsx';

const said = { starts: plainDate('2026-12-05'), reason: 'LEFTRL', because: 'invented', apart: null } as const;
const change = (personId: string, toId: string) => ({ personId, said: { ...said, toId } });
const workers = [
  { id: 'sam', name: 'Sam', accountId: 'account of Sam' },
  { id: 'kim', name: 'Kim', accountId: null },
];
const kept = { personId: 'ava', child: 'Ava', named: ['account of Sam'], guardian: 'Gwen' };

it('finds who would get a child whose record they may not open, and nobody of an ordinary record', () => {
  const cannot = (toId: string, named = kept.named) =>
    listCannotOpen([change('ava', toId), change('ben', toId)], [{ ...kept, named }], workers).map(
      ({ key }) => key,
    );
  expect(cannot('sam')).toEqual([]);
  expect(cannot('sam', ['somebody else'])).toEqual(['ava sam']);
  // Nobody can be named on it who has no account yet.
  expect(cannot('kim')).toEqual(['ava kim']);
});

it('asks again until each of them is ticked', () => {
  const cannot = listCannotOpen([change('ava', 'kim')], [kept], workers);
  expect(notSure(cannot, []).map(({ field }) => field)).toEqual(['sure']);
  expect(notSure(cannot, ['ava sam'])).toHaveLength(1);
  expect(notSure(cannot, ['ava kim'])).toEqual([]);
  expect(notSure([], [])).toEqual([]);
});
