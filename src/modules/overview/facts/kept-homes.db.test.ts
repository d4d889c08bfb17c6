import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { plantHome, plantNamed, plantWithheld } from '../../../../test/support/withheld-world.ts';

/*
 * A child in care whose homes are kept to those who work with her, another child in the same foster home, and a mother who fled while
 * her son is in care: whoever puts their episodes right and may not know the place neither reads it nor empties it.
 */
let face: StaffFace;
const kept = { postcode: 'ZY97 1AA', home: 'ZY96 5EE', urn: 'SC700001' };
const fled = 'ZY95 2BB';
const child = { ella: '', tom: '', sam: '' };
const episode = { ella: newId(), tom: newId(), sam: newId() };
const traces = /ZY9[5-7]|SC70000/;

beforeAll(async () => {
  face = await startStaffFace();
  for (const [name, given] of [
    ['ella', 'Ella'],
    ['tom', 'Tom'],
    ['sam', 'Sam'],
  ] as const)
    child[name] = await plantNamed(face.owner, { given, family: 'Keptquiet', born: '2014-01-01', sex: 'F' });
  const mum = await plantNamed(face.owner, {
    given: 'Mel',
    family: 'Keptquiet',
    born: '1986-01-01',
    sex: 'F',
  });
  await face.owner.query(
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'mother', 'son')",
    [newId(), mum, child.sam],
  );
  await plantEpisode('ella', { placement: kept.postcode, home: kept.home });
  await plantEpisode('tom', { placement: kept.postcode, home: 'NM1 1AA' });
  await plantEpisode('sam', { placement: 'NM2 2BB', home: fled });
  await plantHome(face.owner, mum, { lines: '1 Larkhidden Mews', postcode: fled });
  await face.open('director', '/');
  await face.open('social worker', '/');
  const { rows } = await face.owner.query<{ id: string; name: string }>(
    'select id, name from access.account',
  );
  const recordedBy = rows.find(({ name }) => name === 'director')?.id ?? '';
  await plantWithheld(face.owner, child.ella, { from: null, recordedBy });
  await plantWithheld(face.owner, mum, { from: null, recordedBy });
  await face.owner.query(
    `insert into access.relation (account_id, subject_id, kind, starts, source)
     select $1, s, 'worker', '2026-01-01', 'test' from unnest($2::uuid[]) s`,
    [rows.find(({ name }) => name === 'social worker')?.id, Object.values(child)],
  );
}, 120_000);
afterAll(() => face.close());

async function plantEpisode(
  name: keyof typeof child,
  { placement, home }: { readonly placement: string; readonly home: string },
): Promise<void> {
  await face.owner.query(
    `insert into care.episode (id, person_id, starts, placement_type, legal_status, placement_postcode, home_postcode, urn, source, source_year)
     values ($1, $2, '2025-01-10', 'U6', 'C2', $3, $4, $5, 'return', 2026)`,
    [episode[name], child[name], placement, home, kept.urn],
  );
}

const page = (name: keyof typeof child) => `/children/${child[name]}/facts/episode/${episode[name]}`;
const stands = async (name: keyof typeof child) =>
  (
    await face.owner.query<Record<string, string | null>>(
      'select placement_type, placement_postcode, home_postcode, urn, version from care.episode where id = $1',
      [episode[name]],
    )
  ).rows[0];
const fields = (more: Readonly<Record<string, string>> = {}) => ({
  'starts-day': '10',
  'starts-month': '1',
  'starts-year': '2025',
  placement_type: 'U4',
  legal_status: 'C2',
  home_postcode: '',
  placement_postcode: '',
  urn: '',
  ...more,
});

describe('the page that puts a time in a home right', () => {
  it('says neither the postcodes nor the registration to who may not have them, and says so', async () => {
    const seen = await face.open('front door', page('ella'));
    expect(seen.status).toBe(200);
    expect(seen.html).not.toMatch(traces);
    expect(seen.words).toContain('Address withheld: what is recorded is not shown to you.');
  });

  it('shows them to who works with the child', async () => {
    const seen = await face.open('social worker', page('ella'));
    expect(seen.html).toContain(kept.postcode);
    expect(seen.html).toContain(kept.home);
    expect(seen.words).not.toContain('Address withheld');
  });

  it('does not say where another child lives who was placed in the same home, but where the family does', async () => {
    const seen = await face.open('front door', page('tom'));
    expect(seen.html).not.toMatch(traces);
    expect(seen.html).toContain('NM1 1AA');
    expect((await face.open('social worker', page('tom'))).html).toContain(kept.postcode);
  });

  it('does not say where the family home is while it is withheld where a parent lives, but where the child is', async () => {
    const seen = await face.open('front door', page('sam'));
    expect(seen.html).not.toContain(fled);
    expect(seen.html).toContain('NM2 2BB');
    expect((await face.open('social worker', page('sam'))).html).toContain(fled);
  });

  it('leaves what it did not show as it is, and says so of no version of it', async () => {
    const sent = await face.send('front door', page('ella'), {
      on: page('ella'),
      fields: fields({ version: '1' }),
    });
    expect(sent.status).toBe(303);
    expect(await stands('ella')).toEqual({
      placement_type: 'U4',
      placement_postcode: kept.postcode,
      home_postcode: kept.home,
      urn: kept.urn,
      version: 2,
    });
    const after = await face.open('front door', page('ella'));
    expect(after.words).toContain('What we knew and when (2)');
    expect(after.html).not.toMatch(traces);
    const child360 = await face.open('front door', `/children/${child.ella}`);
    expect(child360.html).not.toMatch(traces);
  });

  it('takes a new postcode from who types one, and shows it to nobody else either', async () => {
    const sent = await face.send('front door', page('ella'), {
      on: page('ella'),
      fields: fields({ version: '2', placement_postcode: 'ZY97 3CC' }),
    });
    expect(sent.status).toBe(303);
    expect(await stands('ella')).toMatchObject({ placement_postcode: 'ZY97 3CC', urn: kept.urn });
    expect((await face.open('front door', page('ella'))).html).not.toMatch(traces);
  });

  it('lets who works with the child empty it', async () => {
    const sent = await face.send('social worker', page('ella'), {
      on: page('ella'),
      fields: fields({ version: '3', placement_postcode: 'ZY97 3CC' }),
    });
    expect(sent.status).toBe(303);
    expect(await stands('ella')).toMatchObject({ home_postcode: null, urn: null });
  });
});

describe('what a return said and nobody settled', () => {
  it('of a child whose home is withheld is shown to those who work with the child alone', async () => {
    const id = newId();
    await face.owner.query(
      `insert into care.episode_contested (id, person_id, contested_because, source_text, source_year, starts, placement_postcode)
       values ($1, $2, 'Planted for a test.', '{"PL_POST": "ZY97 9ZZ"}', 2026, '2025-03-01', 'ZY97 9ZZ')`,
      [id, child.ella],
    );
    const path = `/children/${child.ella}/contested/episode/${id}`;
    expect((await face.open('front door', '/contested')).html).not.toMatch(traces);
    expect((await face.open('front door', path)).status).toBe(404);
    expect((await face.open('social worker', path)).html).toContain('ZY97 9ZZ');
    expect((await face.open('social worker', '/contested')).html).toContain('ZY97 9ZZ');
  });
});
