import { expect, test } from 'vitest';
import { isStalePlan, nameStatements } from './prepared-statements.ts';

test('a statement that comes a third time is named, and keeps its name', () => {
  const nameOf = nameStatements();
  expect([1, 2].map(() => nameOf('select 1'))).toEqual([undefined, undefined]);
  const name = nameOf('select 1');
  expect(name).toMatch(/^kith_[\w-]{22}$/);
  expect(nameOf('select 1')).toBe(name);
  for (let i = 0; i < 3; i += 1) nameOf('select 2');
  expect(nameOf('select 2')).not.toBe(name);
});

test('no more are kept than a connection can bear, and no list of thousands of values', () => {
  const nameOf = nameStatements();
  const ask = (text: string) => [1, 2, 3].map(() => nameOf(text)).at(-1);
  const named = Array.from({ length: 1000 }, (_, i) => ask(`select ${i}`)).filter(
    (name) => name !== undefined,
  );
  expect(named).toHaveLength(800);
  expect(new Set(named).size).toBe(800);
  expect(nameStatements()(`select ${'x'.repeat(30_000)}`)).toBeUndefined();
  expect(ask('select 5')).toBeDefined();
});

test('only the error of a changed database is a stale plan', () => {
  expect(isStalePlan(new Error('cached plan must not change result type'))).toBe(true);
  expect(isStalePlan(new Error('division by zero'))).toBe(false);
});
