import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantStand } from '../../../../test/access/access-world.ts';
import type { RestrictionFace } from '../../../../test/access/restriction-face.ts';
import { startRestrictionFace } from '../../../../test/access/restriction-face.ts';

const many = 5000;

let at: RestrictionFace;
let page: Awaited<ReturnType<RestrictionFace['visitor']>>;
let child = '';
beforeAll(async () => {
  at = await startRestrictionFace();
  const stand = await plantStand(at.test.owner, 'social worker', 'their worker now');
  child = stand.person;
  page = await at.visitor(stand.account);
  await at.test.owner.query(
    `insert into practice.entry (id, person_id, event_id, kind, happened_on, place, seen, sleeps, recorded_by)
     select gen_random_uuid(), '${child}', gen_random_uuid(), 'visit', date '2026-11-01' - n / 3, 'our office', 'alone', 'not seen', '${stand.account}'
       from generate_series(1, ${many}) n;
     insert into practice.entry_passage (id, person_id, entry_id, place, about, words, recorded_by)
     select gen_random_uuid(), e.person_id, e.id, p, 'happened', 'Invented words of ' || e.id || 'th', '${stand.account}'
       from practice.entry e, generate_series(1, 3) p where e.person_id = '${child}';
     analyze practice.entry; analyze practice.entry_passage;`,
  );
}, 120_000);
afterAll(async () => {
  expect(at.failures).toEqual([]);
  await at.close();
});

const older = /href="([^"]*)"[^>]*rel="next"/;
const entriesIn = (html: string) => [...html.matchAll(/id="e-([0-9a-f-]{36})"/g)].map(([, id]) => id);

describe('the entries of a child with five thousand', () => {
  it('come twenty at a time, each once, with as many questions on the first page as on the last', async () => {
    const seen: unknown[] = [];
    const took: number[] = [];
    for (let to: string | undefined = `/children/${child}/entries`; to !== undefined;) {
      const before = at.count();
      const { html, status } = await page.open(to);
      expect(status).toBe(200);
      took.push(at.count() - before);
      const found = entriesIn(html);
      expect(found.length).toBe(20);
      seen.push(...found);
      to = older.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect([seen.length, new Set(seen).size]).toEqual([many, many]);
    expect(new Set(took.slice(1)).size).toBe(1);
    expect(Math.max(...took)).toBeLessThan(30);
  }, 60_000);
});
