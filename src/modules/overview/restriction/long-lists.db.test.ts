import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RestrictionFace } from '../../../../test/access/restriction-face.ts';
import { startRestrictionFace } from '../../../../test/access/restriction-face.ts';

/** How many of everything, and how many stand on one page of each list. */
const many = 430;

let at: RestrictionFace;
let guardian: string;
let page: Awaited<ReturnType<RestrictionFace['visitor']>>;
beforeAll(async () => {
  at = await startRestrictionFace();
  guardian = await at.world.account('guardian');
  page = await at.visitor(guardian);
  const worker = await at.world.account('social worker');
  await plantPeople(worker);
}, 120_000);
afterAll(async () => {
  expect(at.failures).toEqual([]);
  await at.close();
});

/** As many invented people, each restricted, looked at, told of, called about and once somebody's own; many at one moment. */
async function plantPeople(worker: string): Promise<void> {
  const { owner } = at.test;
  await owner.query(
    `create temporary table one as select n, gen_random_uuid() as person, gen_random_uuid() as restriction,
       gen_random_uuid() as free from generate_series(1, ${many}) n;
     insert into people.person (id) select person from one union all select free from one;
     insert into people.name (id, person_id, kind, given, family)
     select gen_random_uuid(), person, 'legal', 'Kept' || n || 'th', 'Invented' from one
     union all select gen_random_uuid(), free, 'legal', 'Free' || n || 'th', 'Invented' from one;
     insert into access.restriction (id, level, why, reason, guardian_id, starts, review_by)
     select restriction, 'R2', 'other', 'invented', '${guardian}', '2026-01-01', date '2026-11-20' + n % 3 from one;
     insert into access.restriction_subject select restriction, person from one;
     insert into access.restriction_named (restriction_id, account_id, starts) select restriction, '${guardian}', '2026-01-01' from one;
     insert into access.break_glass (id, restriction_id, account_id, subject_id, reason, starts_at, ends_at)
     select gen_random_uuid(), restriction, '${worker}', person, 'Look ' || n || 'th', timestamptz '2026-11-21T09:00Z' + n % 3 * interval '1 minute',
       '2026-11-21T10:00Z' from one;
     insert into people.acquaintance (id, account_id, name, how, said_at)
     select gen_random_uuid(), '${worker}', 'Told ' || n || 'th', 'a neighbour', '2026-11-21T09:00Z' from one;
     insert into access.conflict_of_interest (id, account_id, subject_id, why, source, starts)
     select gen_random_uuid(), '${worker}', free, 'Knows ' || n || 'th', 'declared', '2026-01-01' from one;
     insert into people.call_back (id, asked_at, asked_by, about_name, rings, ring_back, told)
     select gen_random_uuid(), timestamptz '2026-11-21T09:00Z' + n % 3 * interval '1 minute', '${worker}', 'Call ' || n || 'th', 'A school', '01632', 'Words'
       from one;`,
  );
}

/** Every page from the first to the last by its own links, with how many statements each took. */
async function walk(url: string, label: string, next: RegExp): Promise<Walk> {
  const [lines, took]: [number[][], number[]] = [[], []];
  for (let to: string | undefined = url; to !== undefined && lines.length < 50;) {
    const before = at.count();
    const { html, words, status } = await page.open(to);
    expect(status, to).toBe(200);
    took.push(at.count() - before);
    lines.push([
      ...new Set([...words.matchAll(new RegExp(`${label} ?(\\d+)th`, 'g'))].map(([, n]) => Number(n))),
    ]);
    to = next.exec(html)?.[1]?.replaceAll('&amp;', '&');
  }
  return { lines, took };
}
type Walk = { readonly lines: readonly (readonly number[])[]; readonly took: readonly number[] };

const anyNext = /href="([^"]*)"[^>]*rel="next"/;
const all = Array.from({ length: many }, (_, index) => index + 1);

describe('a list of information governance, however long', () => {
  it.each([
    ['restrictions', '/restrictions', 'Kept', 50, anyNext],
    ['looks', '/restrictions/looks', 'Look', 25, anyNext],
    ['call-backs', '/restrictions/call-backs', 'Call', 50, anyNext],
    ['conflicts', '/conflicts', 'Knows', 50, /href="(\/conflicts\?page=\d+)"[^>]*rel="next"/],
    ['what colleagues told', '/conflicts', 'Told', 20, /href="(\/conflicts\?told=\d+)"[^>]*rel="next"/],
  ])('of %s gives each line once, a page at a time, with as many questions on each', async (...asked) => {
    const [, url, label, perPage, next] = asked;
    const { lines, took } = await walk(url, label, next);
    expect(lines).toHaveLength(Math.ceil(many / perPage));
    expect(lines.slice(0, -1).every((shown) => shown.length === perPage)).toBe(true);
    expect(lines.flat().toSorted((a, b) => a - b)).toEqual(all);
    // Whoever asks first finds some things that are kept from then on.
    expect(new Set(took.slice(1)).size).toBe(1);
    expect(Math.max(...took)).toBeLessThan(30);
  });

  it('counts what is on every page, and tells no more calls than it counted', async () => {
    const { words } = await page.open('/restrictions?page=3');
    expect(words).toContain('Shown: 101 to 150 of 430.');
    expect(words).toContain(`${all.filter((n) => n % 3 < 2).length} reviews are overdue`);
    expect(words).toContain('Looked anyway (430 to see)');
    expect(words).toContain('Call-backs (more than 50 to answer)');
    expect((await page.open('/restrictions/looks')).words).toContain('430 looks wait for you.');
  });

  it('is at its last page for an address behind it', async () => {
    expect((await page.open('/restrictions?page=99999')).words).toContain('Shown: 401 to 430 of 430.');
  });

  it('keeps the page of the other list, and comes back to where a form stood', async () => {
    const { html } = await page.open('/conflicts?page=3&told=2');
    expect(html).toContain('/conflicts?page=3&amp;told=3');
    expect(html).toContain('/conflicts?told=2&amp;page=4');
    const action = /action="(\/conflicts\/told\/[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(action).toMatch(/\?page=3&told=2$/);
    const id = /told\/([^?]*)/.exec(action)?.[1] ?? '';
    const lacking = await page.send(action, { [`outcome-${id}`]: '' });
    expect(lacking.status).toBe(422);
    expect(lacking.html).toContain(`id="outcome-${id}-error"`);
    const done = await page.send(action, { [`outcome-${id}`]: 'Found nobody' });
    expect(done.to).toBe('/conflicts?done=settled&page=3&told=2');
  });

  it('keeps the line that somebody wrote into, though the list moved on beneath it', async () => {
    const { html } = await page.open('/restrictions/looks?page=9');
    const action = /action="(\/restrictions\/looks\/[^"]*)"/.exec(html)?.[1] ?? '';
    const [, id = ''] = /looks\/([^?]*)/.exec(action) ?? [];
    const lacking = await page.send(`/restrictions/looks/${id}`, { [`finding-${id}`]: '' });
    expect(lacking.status).toBe(422);
    expect(lacking.html).toContain(`id="finding-${id}-error"`);
  });
});
