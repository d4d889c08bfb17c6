import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { halves } from '../journeys/sweep-states.ts';
import { projectRoot } from './files.ts';

const folder = join(projectRoot, 'test/journeys');
const lists = readdirSync(folder).filter((name) => /^sweep-.+-states\.ts$/.test(name));
const { authority, practice } = halves;

/** The pages that one file of states lists, by route. */
async function pagesOf(file: string): Promise<readonly (readonly [string, unknown])[]> {
  const lists = Object.entries((await import(join(folder, file))) as Record<string, object>);
  return lists.filter(([name]) => name.endsWith('Pages')).flatMap(([, pages]) => Object.entries(pages));
}

const halvesWith = (route: string, states: unknown) =>
  Object.entries(halves)
    .filter(([, { staff }]) => staff[route] === states)
    .map(([half]) => half);

describe('the sweep of every page', () => {
  it.each(lists)('has the pages of one list in one half: %s', async (file) => {
    const pages = await pagesOf(file);
    expect(pages.length).toBeGreaterThan(0);
    const taken = pages.map(([route, states]) => halvesWith(route, states).join());
    expect([...new Set(taken)]).toEqual([expect.stringMatching(/^(authority|practice)$/)]);
  });

  it('has no page in both halves', () => {
    const both = Object.keys(practice.staff).filter((route) => route in authority.staff);
    expect(both).toEqual([]);
  });

  it('sweeps each half in one file', () => {
    const files = readdirSync(folder).filter((name) => name.startsWith('sweep') && name.includes('.test.'));
    const swept = files.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/^sweep\('(\w+)'/gm)].map(([, half]) => half),
    );
    expect(swept.sort()).toEqual(Object.keys(halves).sort());
    expect(files.sort()).toEqual(Object.keys(halves).map((half) => `sweep-${half}.browser.test.ts`));
  });
});
