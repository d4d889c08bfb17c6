import { expect, test } from 'vitest';
import { bestNeighbour } from './best-neighbour.ts';

const values = new Map([
  ['301', 60],
  ['302', 45],
  ['303', 52],
]);

test('the best of an authority and its neighbours is the lowest', () => {
  expect(bestNeighbour('301', ['302', '303'], values)).toEqual({ area: '302', value: 45 });
});

test('an authority that is lowest itself stays where it is', () => {
  expect(bestNeighbour('302', ['301', '303'], values)).toEqual({ area: '302', value: 45 });
});

test('a neighbour without a value is passed over, an authority without one has no best', () => {
  expect(bestNeighbour('301', ['999', '303'], values)).toEqual({ area: '303', value: 52 });
  expect(bestNeighbour('999', ['301'], values)).toBeUndefined();
});
