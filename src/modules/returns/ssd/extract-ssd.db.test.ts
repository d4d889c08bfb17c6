import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { plantChild } from '../../../../test/support/plant-care.ts';
import { readCsv } from '../../../formats/index.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { listObjects } from './extract-ssd.ts';
import { treatmentOf } from './treatment-rules.ts';
import { writeSsdExtract } from './write-ssd.ts';

let test: TestDatabase;
let folder: string;
let child: string;
const today = plainDate('2026-05-01');
const now = instant(Date.UTC(2026, 4, 1, 9));

beforeAll(async () => {
  test = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'ssd-'));
  child = await plantChild(test.owner, {
    born: '2012-07-29',
    given: 'Zebedee',
    episodes: [{ starts: '2025-05-01', postcode: 'ZQ10 9XY' }],
    workers: [['SW1234567', '2025-05-01']],
  });
  await test.owner.query(
    `insert into people.identifier (id, person_id, scheme, value) values (gen_random_uuid(), $1, 'upn', 'X999000000001')`,
    [child],
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});

async function extract(name: string, purpose?: string) {
  const out = join(folder, name);
  await writeSsdExtract(test.database, { asOf: today, out, ...(purpose ? { purpose } : {}) }, now);
  const files = readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')] as const);
  return { files: new Map(files), all: files.map(([, text]) => text).join('\n') };
}

function cells(text = ''): Record<string, readonly string[]> {
  const csv = readCsv(text);
  if (!csv.ok) throw new Error(csv.problem);
  return Object.fromEntries(csv.header.map((name, i) => [name, csv.columns[i] ?? []]));
}

const secrets = ['Zebedee', 'Invented', 'X999000000001', '2012-07-29', 'ZQ10 9XY', 'SW1234567'];

describe('the extract of the Standard Safeguarding Dataset', () => {
  it('is a file for each object, and without a purpose holds nobody’s name, number, birthday or home', async () => {
    const { files, all } = await extract('plain');
    expect([...files.keys()]).toEqual(expect.arrayContaining(['ssd_person.csv', 'ssd_cla_episodes.csv']));
    for (const secret of [...secrets, child]) expect(all, secret).not.toContain(secret);
    expect(cells(files.get('ssd_person.csv'))['pers_dob']).toEqual(['2012-07-01 00:00:00']);
    expect(cells(files.get('ssd_cla_placement.csv'))['clap_cla_placement_postcode']).toEqual(['ZQ10']);
  });

  it('gives a child one pseudonym in every object and in every extract', async () => {
    const first = await extract('first');
    const second = await extract('second');
    const person = cells(first.files.get('ssd_person.csv'))['pers_person_id'];
    expect(person?.[0]).toMatch(/^[0-9a-f]{24}$/);
    expect(cells(first.files.get('ssd_cla_episodes.csv'))['clae_person_id']).toEqual(person);
    expect(second.all).toBe(first.all);
  });

  it('holds identities for a purpose that is stated, and that stands in the trail', async () => {
    const { files, all } = await extract('named', 'Joint review with health of children placed far away');
    for (const secret of secrets) expect(all, secret).toContain(secret);
    expect(cells(files.get('ssd_person.csv'))['pers_person_id']).toEqual([child]);
    const trail = await test.owner.query(
      "select detail->>'purpose' as purpose, (detail->>'identities')::boolean as named from access.read_log where audit_name = 'DatasetExtract' order by id",
    );
    expect(trail.rows.at(-1)).toEqual({
      purpose: 'Joint review with health of children placed far away',
      named: true,
    });
    expect(trail.rows[0]).toEqual({ purpose: '', named: false });
  });

  it('reads objects larger than a page whole', async () => {
    await test.owner.query(
      `insert into people.person (id, sex) select gen_random_uuid(), 'F' from generate_series(1, 20500)`,
    );
    const { files } = await extract('large');
    expect(cells(files.get('ssd_person.csv'))['pers_person_id']?.length).toBe(20_501);
  });
});

describe('the treatment of the dataset’s columns', () => {
  it('leaves these texts out without a purpose, and no others', async () => {
    const objects = await test.database.transaction({ account: null, role: 'loader' }, today, listObjects);
    const columns = objects.flatMap((object) => object.columns);
    const blank = columns.filter((column) => treatmentOf(column) === 'blank').map(({ name }) => name);
    expect(blank.sort()).toEqual([
      ...['addr_address_json', 'cina_assessment_outcome_json', 'cine_referral_outcome_json'],
      ...['clac_cla_conviction_offence', 'clea_care_leaver_personal_advisor', 'cont_contact_outcome_json'],
      ...['icpc_icpc_outcome_json', 'link_identifier_value', 'pers_common_child_id', 'pers_forename'],
      ...['pers_legacy_id', 'pers_surname', 'prof_professional_name', 'prof_social_worker_registration_no'],
      's47e_s47_outcome_json',
    ]);
  });
});
