import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../test/support/database.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { sql } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

const person = newId();
const about = (row: Row): Row => ({ id: newId(), person_id: person, ...row });
const twice = (row: Row): readonly Row[] => [about(row), about(row)];
const overlapping = [about({ starts: '2025-01-01', ends: '2025-06-01' }), about({ starts: '2025-05-31' })];
const backwards = [about({ starts: '2025-02-01', ends: '2025-01-01' })];

const worker = newId();
const joins = (role: string, starts: string) => about({ worker_id: worker, role, starts });

const [missingTime, toldOnce] = [newId(), newId()];
const aTime = (row: Row): Row => about({ kind: 'M', gone_at: '2026-01-01T22:00Z', risk: 'low', ...row });
const ofTime = (row: Row): Row => about({ time_id: missingTime, ...row });
const aTalk = (row: Row): readonly Row[] => [
  ofTime({
    ...{ step: 'offered', happened_at: '2026-01-03T10:00Z', by_name: 'Pat', is_independent: true },
    ...row,
  }),
];
const talk = newId();
const aPassage = (row: Row): readonly Row[] => [
  about({ interview_id: talk, place: 0, about: 'words', words: 'invented', ...row }),
];
const missing = (name: string, table: string, rows: readonly Row[]): Broken => ({
  rule: name,
  table: `care.${table}`,
  rows,
});
const back = { state: 'back', back_at: '2026-01-02T06:00Z', back_how: 'came back', well: 'done' };

/** Rules of what is said of a child who is missing. */
const brokenMissing: readonly Broken[] = [
  missing('missing_time_kind_check', 'missing_time', [aTime({ kind: 'X' })]),
  missing('missing_time_state_check', 'missing_time', [aTime({ state: 'lost' })]),
  missing('missing_time_risk_check', 'missing_time', [aTime({ risk: 'huge' })]),
  missing('missing_time_back_how_check', 'missing_time', [aTime({ ...back, back_how: 'by magic' })]),
  missing('missing_time_well_check', 'missing_time', [aTime({ ...back, well: 'perhaps' })]),
  missing('missing_time_back_says_how', 'missing_time', [aTime({ ...back, well: null })]),
  missing('missing_time_back_after_gone', 'missing_time', [aTime({ ...back, back_at: '2025-12-31T06:00Z' })]),
  missing('missing_words_about_check', 'missing_words', [ofTime({ about: 'rumour', words: 'invented' })]),
  missing('missing_told_who_check', 'missing_told', [
    ofTime({ who: 'nobody', told_at: '2026-01-01T23:00Z' }),
  ]),
  missing('missing_told_or_why_not', 'missing_told', [ofTime({ who: 'police' })]),
  missing('missing_told_takes_back_key', 'missing_told', [
    ofTime({ who: 'police', takes_back: toldOnce }),
    ofTime({ who: 'police', takes_back: toldOnce }),
  ]),
  missing('missing_with_one_of_two', 'missing_with', [ofTime({})]),
  missing('return_interview_step_check', 'return_interview', aTalk({ step: 'forgotten' })),
  missing('return_interview_alone_check', 'return_interview', aTalk({ step: 'held', alone: 'perhaps' })),
  missing('return_interview_independent', 'return_interview', aTalk({ is_independent: false })),
  missing('return_interview_says_why', 'return_interview', aTalk({ step: 'refused' })),
  missing('return_interview_held_says_alone', 'return_interview', aTalk({ step: 'held' })),
  missing('return_passage_about_check', 'return_passage', aPassage({ about: 'rumour' })),
  missing('return_passage_audience_check', 'return_passage', aPassage({ audience: 'everybody' })),
  missing('return_passage_shown_says_by_whom', 'return_passage', aPassage({ about: 'shows' })),
];

/** What the database calls a range that ends before it starts: it is refused before the table's own check is asked. */
const range = 'range lower bound must be less than or equal to range upper bound';

/** Every rule of the tables of a life in care, with rows that break it and no other. */
const broken: readonly Broken[] = [
  { rule: 'episode_one_at_a_time', table: 'care.episode', rows: overlapping },
  { rule: 'episode_key', table: 'care.episode', rows: twice({ starts: '2025-01-01', ends: '2025-01-01' }) },
  { rule: range, table: 'care.episode', rows: backwards },
  {
    rule: 'episode_ended_has_date',
    table: 'care.episode',
    rows: [about({ starts: '2025-01-01', reason_ended: 'E4A' })],
  },
  { rule: 'review_key', table: 'care.review', rows: twice({ held_on: '2025-01-01' }) },
  { rule: 'asylum_status_key', table: 'care.asylum_status', rows: twice({}) },
  { rule: 'motherhood_key', table: 'care.motherhood', rows: twice({}) },
  { rule: 'health_year_key', table: 'care.health_year', rows: twice({ year: 2026 }) },
  {
    rule: 'health_year_sdq_score_check',
    table: 'care.health_year',
    rows: [about({ year: 2026, sdq_score: 41 })],
  },
  { rule: 'leaving_care_year_key', table: 'care.leaving_care_year', rows: twice({ year: 2026 }) },
  { rule: 'adoption_key', table: 'care.adoption', rows: twice({}) },
  { rule: 'adoption_adopters_check', table: 'care.adoption', rows: [about({ adopters: 3 })] },
  {
    rule: 'adoption_decision_key',
    table: 'care.adoption_decision',
    rows: twice({ decided_on: '2025-01-01' }),
  },
  {
    rule: 'adoption_decision_reversed_after',
    table: 'care.adoption_decision',
    rows: [about({ decided_on: '2025-02-01', reversed_on: '2025-01-01' })],
  },
  { rule: 'previous_permanence_key', table: 'care.previous_permanence', rows: twice({ year: 2026 }) },
  {
    rule: 'previous_permanence_permanence_on_check',
    table: 'care.previous_permanence',
    rows: [about({ year: 2026, permanence_on: 'May 2020' })],
  },
  {
    rule: 'inspection_statement_key',
    table: 'care.inspection_statement',
    rows: twice({
      said_on: '2026-03-31',
      list: 8,
      row_key: '1',
      item: 'Date of Last Dental Check',
      value: 'x',
    }),
  },
  {
    rule: 'inspection_statement_list_check',
    table: 'care.inspection_statement',
    rows: [about({ said_on: '2026-03-31', list: 12, row_key: '1', item: 'Gender', value: 'x' })],
  },
  { rule: 'missing_one_at_a_time', table: 'care.missing_episode', rows: overlapping },
  {
    rule: 'missing_episode_key',
    table: 'care.missing_episode',
    rows: twice({ starts: '2025-01-01', ends: '2025-01-01' }),
  },
  { rule: range, table: 'care.missing_episode', rows: backwards },
  { rule: 'deprivation_one_at_a_time', table: 'care.deprivation_of_liberty', rows: overlapping },
  {
    rule: 'deprivation_key',
    table: 'care.deprivation_of_liberty',
    rows: twice({ starts: '2025-01-01', ends: '2025-01-01' }),
  },
  { rule: range, table: 'care.deprivation_of_liberty', rows: backwards },
  ...brokenMissing,
  { rule: 'allocation_one_at_a_time', table: 'workforce.allocation', rows: overlapping },
  {
    rule: 'allocation_key',
    table: 'workforce.allocation',
    rows: twice({ starts: '2025-01-01', ends: '2025-01-01' }),
  },
  { rule: range, table: 'workforce.allocation', rows: backwards },
  { rule: 'assignment_role_check', table: 'workforce.assignment', rows: [joins('friend', '2025-01-01')] },
  {
    rule: 'assignment_key',
    table: 'workforce.assignment',
    rows: [joins('co-worker', '2025-01-01'), joins('co-worker', '2025-01-01')],
  },
  {
    rule: 'assignment_one_protection_lead',
    table: 'workforce.assignment',
    rows: [
      joins('lead child protection practitioner', '2025-01-01'),
      joins('lead child protection practitioner', '2025-03-01'),
    ],
  },
  {
    rule: range,
    table: 'workforce.assignment',
    rows: [{ ...joins('co-worker', '2025-02-01'), ends: '2025-01-01' }],
  },
];

/** Checks that a range makes unreachable: the generated range refuses the same rows first. */
const asRanges = [
  'episode_ends_after_start',
  'missing_ends_after_start',
  'deprivation_ends_after_start',
  'allocation_check',
  'assignment_ends_after_start',
];

describe('facts of a life in care that cannot be', () => {
  let test: TestDatabase;
  let seeing: string;
  beforeAll(async () => {
    test = await testDatabase();
    await test.owner.query('insert into people.person (id) values ($1)', [person]);
    await test.owner.query("insert into workforce.worker (id, reference) values ($1, 'W 1')", [worker]);
    await test.owner.query(
      "insert into care.missing_time (id, person_id, kind, gone_at, risk) values ($1, $2, 'M', '2026-01-01T22:00Z', 'low')",
      [missingTime, person],
    );
    await test.owner.query(
      `insert into care.return_interview (id, person_id, time_id, step, happened_at, by_name, is_independent, alone)
       values ($1, $2, $3, 'held', '2026-01-03T10:00Z', 'Pat', true, 'alone')`,
      [talk, person, missingTime],
    );
    await test.owner.query(
      `insert into care.missing_told (id, person_id, time_id, who, told_at) values ($1, $2, $3, 'police', '2026-01-01T23:00Z')`,
      [toldOnce, person, missingTime],
    );
    seeing = newId();
    await test.owner.query(`insert into access.account (id, face, name) values ($1, 'staff', 'A reader')`, [
      seeing,
    ]);
    await test.owner.query(
      `insert into access.role_grant (id, account_id, role, starts) values ($1, $2, 'director', '2020-01-01')`,
      [newId(), seeing],
    );
    await test.owner.query(
      `insert into access.relation (account_id, subject_id, kind, starts, source)
       values ($1, access.everyone(), 'role: director', '2020-01-01', 'a test') on conflict do nothing`,
      [seeing],
    );
  });
  afterAll(() => test.close());

  const statement = (table: string, row: Row) => ({
    text: `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
      .map((_, i) => `$${i + 1}`)
      .join(', ')})`,
    values: Object.values(row),
  });

  async function asOwner({ table, rows }: Broken) {
    await test.owner.query('begin');
    try {
      for (const row of rows) await test.owner.query(statement(table, row));
    } finally {
      await test.owner.query('rollback');
    }
  }

  async function asRole({ table, rows }: Broken, role: 'app' | 'loader') {
    await test.database.transaction({ account: seeing, role }, null, async (db) => {
      for (const row of rows) {
        const values = Object.values(row).map((value) => sql`${value}`);
        const names = Object.keys(row).map((name) => sql.ref(name));
        await db.run(sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(values)})`);
      }
    });
  }

  it.each(broken)('$table refuses what breaks $rule, whoever tries', async (one) => {
    await expect(asOwner(one)).rejects.toThrow(one.rule);
    await expect(asRole(one, 'app')).rejects.toThrow(one.rule);
    await expect(asRole(one, 'loader')).rejects.toThrow(one.rule);
  });

  it('has a row above for every rule there is', async () => {
    const { rows } = await test.owner.query<{ rule: string }>(
      `select c.conname as rule from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
        where n.nspname in ('care', 'workforce') and c.contype in ('c', 'u', 'x') and t.relname !~ '_(history|contested)$'
          and c.conname !~ '_source_check$' and t.relname not in ('team', 'worker')`,
    );
    const covered = [...broken.map(({ rule }) => rule), ...asRanges];
    expect(rows.map(({ rule }) => rule).filter((rule) => !covered.includes(rule))).toEqual([]);
  });

  it('lets one stay end on the day on which the next begins, and a stay of one day stand beside them', async () => {
    const rows = [
      about({ starts: '2024-01-01', ends: '2024-02-01' }),
      about({ starts: '2024-02-01', ends: '2024-03-01' }),
      about({ starts: '2024-02-15', ends: '2024-02-15' }),
    ];
    await expect(asOwner({ rule: 'none', table: 'care.episode', rows })).resolves.toBeUndefined();
  });
});
