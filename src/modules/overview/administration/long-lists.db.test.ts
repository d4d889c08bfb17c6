import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RestrictionFace } from '../../../../test/access/restriction-face.ts';
import { startRestrictionFace } from '../../../../test/access/restriction-face.ts';

const many = 170;

let at: RestrictionFace;
let visitors: Readonly<Record<'guardian' | 'administrator', Awaited<ReturnType<RestrictionFace['visitor']>>>>;
beforeAll(async () => {
  at = await startRestrictionFace();
  const guardian = await at.world.account('guardian');
  const administrator = await at.world.account('administrator');
  visitors = { guardian: await at.visitor(guardian), administrator: await at.visitor(administrator) };
  await plantLines(guardian, await at.world.account('administrator'));
}, 120_000);
afterAll(async () => {
  expect(at.failures).toEqual([]);
  await at.close();
});

/** As many of everything, all at one moment, so that nothing but the last key tells their order. */
async function plantLines(guardian: string, other: string): Promise<void> {
  await at.test.owner.query(
    `create temporary table one as select n, gen_random_uuid() as person, gen_random_uuid() as proposed, gen_random_uuid() as account
       from generate_series(1, ${many}) n;
     insert into people.person (id) select person from one union all select proposed from one;
     insert into people.name (id, person_id, kind, given, family)
     select gen_random_uuid(), person, 'legal', 'Due' || n || 'th', 'Invented' from one
     union all select gen_random_uuid(), proposed, 'legal', 'Proposed' || n || 'th', 'Invented' from one;
     insert into access.disposal_due (subject_id, class, until, because, found_at) select person, 'contact', '2026-01-01', 'invented', now() from one;
     insert into access.disposal (id, subject_id, class, rule, until, proposed_by, proposed_at, proposed_because)
     select gen_random_uuid(), proposed, 'contact', 'invented', '2026-01-01', '${guardian}', '2026-11-01', 'Because it is time' from one;
     insert into access.disposal (id, subject_id, subject_hash, class, rule, until, proposed_by, proposed_at, proposed_because, decision, decided_by,
       decided_at, destroyed_at, row_counts, digest)
     select gen_random_uuid(), null, 'hash', 'Gone' || n || 'th', 'invented', '2026-01-01', '${guardian}', '2026-11-01', 'Because it is time', 'approved',
       '${other}', '2026-11-02', '2026-11-02', '{}', 'digest' from one;
     insert into access.link_opening (id, subject_id, purpose, asked_by, asked_because, asked_at)
     select gen_random_uuid(), person, 'look', '${guardian}', 'An invented reason', '2026-11-01' from one;
     insert into overview.subject_access_request (id, person_id, asked_by, asker_name, received_on)
     select gen_random_uuid(), person, 'the person', 'Asker ' || n || 'th', '2026-11-01' from one;
     insert into access.account (id, face, name) select account, 'staff', 'Staff ' || n || 'th' from one;
     insert into access.role_request (id, account_id, role, starts, why, asked_at, asked_by)
     select gen_random_uuid(), account, 'director', '2026-11-22', 'Wants ' || n || 'th', '2026-11-01', '${other}' from one;
     insert into access.unusual_look (id, account_id, day, rule, counted)
     select gen_random_uuid(), account, '2026-11-01', 'same-surname', '{"times": 1, "days": 1, "namesakes": 1}' from one;`,
  );
}

type Asked = {
  readonly who: keyof typeof visitors;
  readonly url: string;
  readonly label: string;
  readonly perPage: number;
  readonly next?: RegExp;
};

const anyNext = /href="([^"]*)"[^>]*rel="next"/;
const all = Array.from({ length: many }, (_, index) => index + 1);

/** Every page from the first to the last by its own links, with how many statements each took. */
async function walk({ who, url, label, next = anyNext }: Asked) {
  const [lines, took]: [number[][], number[]] = [[], []];
  for (let to: string | undefined = url; to !== undefined && lines.length < 50;) {
    const before = at.count();
    const { html, words, status } = await visitors[who].open(to);
    expect(status, to).toBe(200);
    took.push(at.count() - before);
    const found = [...words.matchAll(new RegExp(`${label} ?(\\d+)th`, 'g'))].map(([, n]) => Number(n));
    lines.push([...new Set(found)]);
    to = next.exec(html)?.[1]?.replaceAll('&amp;', '&');
  }
  return { lines, took };
}

const cases: readonly (readonly [string, Asked])[] = [
  [
    'records whose time has ended',
    {
      who: 'guardian',
      url: '/disposal',
      label: 'Due',
      perPage: 50,
      next: /href="(\/disposal\?page=\d+)"[^>]*rel="next"/,
    },
  ],
  [
    'proposals to destroy',
    {
      who: 'guardian',
      url: '/disposal',
      label: 'Proposed',
      perPage: 20,
      next: /href="(\/disposal\?proposed=\d+)"[^>]*rel="next"/,
    },
  ],
  ['what was destroyed', { who: 'guardian', url: '/disposal/certificates', label: 'Gone', perPage: 50 }],
  ['requests for a sealed link', { who: 'guardian', url: '/sealed-links', label: 'Due', perPage: 50 }],
  ['requests for copies', { who: 'guardian', url: '/subject-access', label: 'Asker', perPage: 50 }],
  ['what stood out', { who: 'guardian', url: '/audit/unusual', label: 'Staff', perPage: 50 }],
  ['roles that wait', { who: 'administrator', url: '/administration/roles', label: 'Wants', perPage: 25 }],
  [
    'accounts',
    { who: 'administrator', url: '/administration/accounts?q=staff', label: 'Staff', perPage: 50 },
  ],
];

describe('a list of those who guard and run Kith, however long', () => {
  it.each(cases)(
    'of %s gives each line once, a page at a time, with as many questions on each',
    async (_, asked) => {
      const { lines, took } = await walk(asked);
      expect(lines).toHaveLength(Math.ceil(many / asked.perPage));
      expect(lines.slice(0, -1).map((shown) => shown.length)).toEqual(
        lines.slice(1).map(() => asked.perPage),
      );
      expect(lines.flat().toSorted((a, b) => a - b)).toEqual(all);
      expect(new Set(took.slice(1)).size).toBe(1);
      expect(Math.max(...took)).toBeLessThan(30);
    },
  );

  it('keeps what is looked for, and leads back to the first page', async () => {
    const first = await visitors.administrator.open('/administration/accounts?q=staff&state=never');
    const to = anyNext.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(to).toMatch(/^\/administration\/accounts\?q=staff&state=never&after=/);
    const { html } = await visitors.administrator.open(to);
    expect(html).toMatch(/href="\/administration\/accounts\?q=staff&amp;state=never"[^>]*rel="prev"/);
  });
});
