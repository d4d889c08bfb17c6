import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestDatabase } from '../../test/support/database.ts';
import { testDatabase } from '../../test/support/database.ts';
import { signInRoutes } from '../modules/access/index.ts';
import type { Route } from '../modules/access/index.ts';
import { staffRoutes } from './staff.ts';
import { namesWithoutWords, openingNames, trailNames } from './trail-names.ts';

let test: TestDatabase;
let routes: readonly Route[];
beforeAll(async () => {
  test = await testDatabase();
  routes = [...staffRoutes(test.database), ...signInRoutes()];
});
afterAll(() => test.close());

it('puts the name of every route in the trail into words: add those named here to the module’s pages-in-words.ts', () => {
  expect(namesWithoutWords(routes)).toEqual([]);
});

it('knows which pages open one record', () => {
  expect(openingNames(routes)).toEqual(expect.arrayContaining(['ChildRead', 'PersonRead', 'PersonChange']));
  expect(openingNames(routes)).not.toContain('PeopleSearch');
});

it('shows a name that nobody knows any more as its words', () => {
  expect(trailNames(routes).inWords('LongGonePage')).toBe('long gone page');
});
