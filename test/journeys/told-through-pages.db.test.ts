import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAtWork } from '../../src/modules/people/testing/at-work.ts';
import type { AtWork } from '../../src/modules/people/testing/at-work.ts';
import { dated } from '../../src/modules/people/testing/plain-visit.ts';
import { exportSsda903 } from '../../src/modules/returns/index.ts';
import { checkFiles } from '../../src/modules/returns/checks/ssda903/check-return.ts';
import type { RuleResult } from '../../src/modules/returns/checks/ssda903/check-return.ts';
import { readPostcodeDirectory } from '../../src/formats/index.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';

let at: AtWork;
let child = '';
const authority = 'E10000999';
const today = plainDate('2026-04-01');

beforeAll(async () => {
  at = await startAtWork();
}, 120_000);
afterAll(async () => {
  expect(at.kith.failures).toEqual([]);
  await at.kith.close();
});

const record = (kind: string, fields: Record<string, string>) =>
  at.frontDoor.post(`/children/${child}/record/${kind}`, fields);

async function exportFiles(year: number) {
  const files = await at.kith.database.transaction({ account: null, role: 'loader' }, today, (db) =>
    exportSsda903(db, year),
  );
  return files.map(({ name, text }) => ({ name, bytes: text }));
}

/** The files of the year, checked with the postcodes that Kith knows. */
async function check() {
  const { rows } = await at.kith.owner.query<{ line: string }>(
    "select concat_ws(',', postcode, area_code, easting, northing) as line from homes.postcode",
  );
  const directory = readPostcodeDirectory(
    ['pcd,laua,oseast1m,osnrth1m', ...rows.map(({ line }) => line)].join('\n'),
  );
  if (!directory.ok) throw new Error(directory.problem);
  const files = { thisYear: await exportFiles(2026), lastYear: await exportFiles(2025) };
  return checkFiles(files, { year: 2026, authority, readPostcodes: () => directory });
}

/** What rules find about the child: 'code table'. */
function findingsAbout(id: string, results: readonly RuleResult[]): string[] {
  return results.flatMap(({ rule, found }) =>
    found
      .filter(({ table, rows }) => rows.some((row) => table.children.idOf(table.child[row] ?? 0) === id))
      .map(({ table }) => `${rule.code} ${table.name}`),
  );
}

describe('a child who is told of through the pages alone', () => {
  it('is added with a name, a birthday, numbers and what the return asks of everybody', async () => {
    const added = await at.frontDoor.post('/people/new', {
      ...{ given: 'Oriane', family: 'Entered', born: 'date', sex: 'F', none: 'yes' },
      ...dated('birth_date', '15/06/2012'),
    });
    child = /\/people\/([0-9a-f-]{36})/.exec(added.path)?.[1] ?? '';
    expect(child).not.toBe('');
    const number = (fields: Record<string, string>) =>
      at.frontDoor.post(`/people/${child}/facts/numbers/new`, fields);
    await number({ scheme: 'local', value: '998877', issuer: authority });
    await number({ scheme: 'upn', value: 'UN2', issuer: '' });
    const about = await at.frontDoor.post(`/people/${child}/about`, {
      ...{ sex: 'F', ethnicity: 'WBRI', born: 'date', version: '1' },
      ...dated('birth_date', '15/06/2012'),
    });
    expect(about.text).toContain('White British');
  });

  it('starts to be looked after, moves once, and has a worker and reviews', async () => {
    const { rows } = await at.kith.owner.query<Record<string, string>>(
      `select e.home_postcode as home, e.placement_postcode as place, e.urn, w.reference as worker
         from care.episode e, workforce.worker w where e.placement_type = 'U6' and e.placement_provider = 'PR1' and w.job ~* 'social'
          and e.home_postcode <> e.placement_postcode order by e.id, w.id limit 1`,
    );
    const { home = '', place = '', urn = '', worker = '' } = rows[0] ?? {};
    const lived = { category_of_need: 'N1', placement_type: 'U6', placement_provider: 'PR1' };
    const where = { home_postcode: home, placement_postcode: place, urn };
    const first = { legal_status: 'C1', reason_new: 'S', reason_ended: 'X1' };
    await record('episode', {
      ...dated('starts', '05/05/2025'),
      ...dated('ends', '10/10/2025'),
      ...{ ...lived, ...where, ...first },
    });
    const saved = await record('episode', {
      ...dated('starts', '10/10/2025'),
      ...{ ...lived, ...where, legal_status: 'C2', reason_new: 'L' },
    });
    expect(saved.path).toContain('saved=episode');
    await record('allocation', { worker_id: worker, ...dated('starts', '05/05/2025'), reason: 'FCONTA' });
    await record('review', { ...dated('held_on', '01/06/2025'), participation: 'PN1' });
    await record('motherhood', { is_mother: 'false' });
    const permanence = await record('previous_permanence', { year: '2026', kind: 'Z1' });
    expect(permanence.path).toContain('saved=previous_permanence');
  });

  it('is in the return, and no rule finds anything but what it finds of everybody who is in care', async () => {
    const { all, results } = await check();
    const own = all.episodes.rowsOf(all.episodes.children.number('998877'));
    expect(Array.from(own, (row) => all.episodes.LS.text(row))).toEqual(['C1', 'C2']);
    // SW12 finds every episode that has not ended: see northmoor.test.ts.
    expect(findingsAbout('998877', results)).toEqual(['SW12STG2 Episodes']);
  });

  it('is refused an episode over another, with the words kept', async () => {
    const refused = await record('episode', { ...dated('starts', '01/11/2025'), urn: 'SC7777777' });
    expect(refused.text).toContain('These dates overlap another one of the same kind');
    expect(refused.html).toContain('value="SC7777777"');
  });

  it.each([
    ['a kind that cannot be recorded', 'person', 404],
    ['a kind that there is not', 'nonsense', 404],
  ])('is asked nothing of %s', async (_, kind, status) => {
    expect((await at.frontDoor.get(`/children/${child}/record/${kind}`)).status).toBe(status);
  });

  it('says what is missing where everything hangs on it', async () => {
    expect((await record('review', { participation: 'PN1' })).text).toContain(
      'Something that everything hangs on is missing',
    );
    expect((await record('health_year', { year: '2026', sdq_score: '77' })).text).toContain(
      'each value has to be possible',
    );
  });
});
