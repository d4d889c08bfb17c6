import type { Route } from '../modules/access/index.ts';
import { accessWords } from '../modules/access/index.ts';
import { insightWords } from '../modules/insight/index.ts';
import type { TrailNames } from '../modules/overview/index.ts';
import { overviewWords } from '../modules/overview/index.ts';
import { peopleWords } from '../modules/people/index.ts';
import { practiceWords } from '../modules/practice/index.ts';
import { returnsWords } from '../modules/returns/index.ts';
import { workforceWords } from '../modules/workforce/index.ts';

const words: Readonly<Record<string, string>> = {
  ...accessWords,
  ...peopleWords,
  ...workforceWords,
  ...practiceWords,
  ...overviewWords,
  ...insightWords,
  ...returnsWords,
};

/** Names of pages and forms that open one person's record: those of routes whose action is on a subject. */
export function openingNames(routes: readonly Route[]): readonly string[] {
  const names = routes.filter(({ action }) => action?.on === 'subject').map(({ audit }) => audit);
  return [...new Set(names)].sort();
}

/** Names of these routes that no module has put into words: the pages of the trail would show them as they are. */
export function namesWithoutWords(routes: readonly Route[]): readonly string[] {
  return [...new Set(routes.map(({ audit }) => audit))].filter((name) => !(name in words)).sort();
}

/** What the names in the trail mean. A name from an older Kith that nobody knows any more is shown as its words. */
export function trailNames(routes: readonly Route[]): TrailNames {
  const opening = openingNames(routes);
  return {
    opening,
    inWords: (name) => words[name] ?? name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase(),
  };
}
