import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = resolve(import.meta.dirname, '../../docs/manual');
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
const textOf = (page: string) => readFileSync(join(folder, page), 'utf8');
const pictures = readdirSync(join(folder, 'pictures'));

/** What a page of the manual points at: links, pictures in Markdown and in HTML. */
const targetsOf = (page: string) =>
  [...textOf(page).matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source ?? '',
  );

const anchorsOf = (page: string) =>
  [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s+/g, '-'),
  );

describe('the manual', () => {
  it.each(pages)('leads nowhere that is not there: %s', (page) => {
    for (const target of targetsOf(page).filter((one) => !one.startsWith('http'))) {
      const [path = '', anchor] = target.split('#');
      expect(existsSync(join(folder, path)), target).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(path || page), target).toContain(anchor);
    }
  });

  it('says in words what every picture shows', () => {
    const silent = pages.flatMap(
      (page) => textOf(page).match(/!\[\]\(|<img(?![^>]*alt="[^"]+")[^>]*>/g) ?? [],
    );
    expect(silent).toEqual([]);
  });

  it('has only pictures that a page shows, and they are small', () => {
    const shown = new Set(pages.flatMap(targetsOf).map((target) => target.replace('pictures/', '')));
    expect(pictures.filter((name) => !shown.has(name))).toEqual([]);
    const size = pictures.reduce((sum, name) => sum + statSync(join(folder, 'pictures', name)).size, 0);
    expect(size).toBeLessThan(3 << 20);
  });
});
