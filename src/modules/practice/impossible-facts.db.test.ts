import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../test/support/database.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { sql } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import { brokenAttachments } from './attachments/testing/broken-attachments.ts';
import { brokenHandovers } from './handover/testing/broken-handovers.ts';
import { brokenPlans } from './plan/testing/broken-plans.ts';
import { brokenDictations } from './dictation/testing/broken-dictations.ts';
import { brokenSupports } from './edge-support/testing/broken-supports.ts';
import { brokenUploads } from './offline/testing/broken-uploads.ts';
import { brokenChronologies } from './chronology/testing/broken-chronologies.ts';
import { brokenKnowFirst } from './know-first/testing/broken-know-first.ts';
import { brokenHarm } from './harm-outside/testing/broken-harm.ts';
import { brokenLetters } from './letters/testing/broken-letters.ts';
import { brokenNeeds } from './mental-health/testing/broken-needs.ts';
import { brokenPromises } from './promises/testing/broken-promises.ts';
import { brokenStar } from './star/testing/broken-star.ts';
import { brokenSteps } from './stepping/testing/broken-steps.ts';
import { brokenWarnings } from './warnings/testing/broken-warnings.ts';
import { brokenWishes } from './wishes/testing/broken-wishes.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

const person = newId();
const [assessment, involvement] = [newId(), newId()];
const about = (row: Row): Row => ({ id: newId(), person_id: person, ...row });
const twice = (row: Row): readonly Row[] => [about(row), about(row)];
const day = '2025-01-01';
const overlapping = [about({ starts: day, ends: '2025-06-01' }), about({ starts: '2025-05-31' })];
const backwards = [about({ starts: '2025-02-01', ends: day })];
const oneDay = twice({ starts: day, ends: day });

const shared = (row: Row): readonly Row[] => [
  about({
    decided_on: day,
    is_shared: true,
    what: 'invented',
    agency: 'an invented school',
    purpose: 'invented',
    basis: 'public task',
    family_told: 'yes',
    ...row,
  }),
];

/** What the database calls a range that ends before it starts: it is refused before the table's own check is asked. */
const range = 'range lower bound must be less than or equal to range upper bound';

const rule = (name: string, table: string, rows: readonly Row[]): Broken => ({
  rule: name,
  table: `practice.${table}`,
  rows,
});

const [worry, entry, decision] = [newId(), newId(), newId()];
const [worker, handover] = [newId(), newId()];
const outsideContext = newId();
const alone = { seen: 'alone', sleeps: 'as recorded' };
const worried = {
  received_at: day,
  due_at: day,
  how: 'phone',
  caller: 'public',
  words: 'invented',
  parents_know: 'know',
};
const aWorry = (row: Row): readonly Row[] => [{ id: newId(), ...row }];
const discussed = { outcome: 'strategy discussion', decided_at: day, reasons: 'x', family_words: 'x' };
const ofWorry = (row: Row): Row => about({ worry_id: worry, ...row });
const anEntry = (row: Row): Row =>
  about({ event_id: newId(), kind: 'visit', happened_on: day, place: 'our office', ...alone, ...row });
const aPassage = (row: Row): readonly Row[] => [
  about({ entry_id: entry, place: 1, about: 'words', words: 'invented', ...row }),
];
const anAddition = (row: Row): readonly Row[] => [about({ entry_id: entry, words: 'invented', ...row })];

const stepId = newId();
const starReading = newId();
/** Rules of the front door. */
const brokenWorries: readonly Broken[] = [
  rule('worry_caller_check', 'worry', aWorry({ caller: 'somebody' })),
  rule('worry_ended_says_when', 'worry', aWorry({ ended_at: day })),
  rule('worry_finished_says_what', 'worry', aWorry({ ...worried, state: 'gathering', words: null })),
  rule('worry_parents_know_check', 'worry', aWorry({ parents_know: 'perhaps' })),
  rule('worry_parents_told_check', 'worry', aWorry({ parents_told: 'perhaps' })),
  rule('worry_state_check', 'worry', aWorry({ ...worried, state: 'lost' })),
  rule('worry_child_known_harm', 'worry_child', [ofWorry({ harms: '{rumour}' })]),
  rule('worry_child_says_suspected_harm', 'worry_child', [
    ofWorry({ ...discussed, harms: '{}', grounds: '{seen}' }),
    ofWorry({ ...discussed, harms: '{neglect}', grounds: '{declined}' }),
  ]),
  rule('worry_child_decided_says_why', 'worry_child', [ofWorry({ outcome: 'advice' })]),
  rule('worry_child_family_agrees_check', 'worry_child', [ofWorry({ family_agrees: 'perhaps' })]),
  rule('worry_child_once', 'worry_child', [ofWorry({}), ofWorry({})]),
  rule('worry_child_outcome_check', 'worry_child', [
    ofWorry({ outcome: 'luck', decided_at: day, reasons: 'invented', family_words: 'invented' }),
  ]),
  rule('worry_check_answered_says_when', 'worry_check', [
    { id: newId(), worry_id: worry, agency: 'a school', asked: 'x', basis: 'public task', answer: 'y' },
  ]),
];

/** Rules of entries. */
const brokenEntries: readonly Broken[] = [
  rule('entry_kind_check', 'entry', [anEntry({ kind: 'a chat' })]),
  rule('entry_not_alone_says_why', 'entry', [anEntry({ seen: 'not seen' })]),
  rule('entry_once', 'entry', [anEntry({ event_id: person }), anEntry({ event_id: person })]),
  rule('entry_place_check', 'entry', [anEntry({ place: 'the moon' })]),
  rule('entry_seen_check', 'entry', [anEntry({ seen: 'from afar', not_alone_because: 'invented' })]),
  rule('entry_sleeps_check', 'entry', [anEntry({ sleeps: 'well' })]),
  rule('entry_passage_about_check', 'entry_passage', aPassage({ about: 'rumour' })),
  rule('entry_passage_audience_check', 'entry_passage', aPassage({ audience: 'everybody' })),
  rule('passage_named_says_who', 'entry_passage', aPassage({ audience: 'named' })),
  rule('passage_shown_says_by_whom', 'entry_passage', aPassage({ about: 'shows' })),
  rule('amendment_says_why', 'entry_addition', anAddition({ kind: 'amendment' })),
  rule('disagreement_says_who', 'entry_addition', anAddition({ kind: 'disagreement' })),
  rule('entry_addition_kind_check', 'entry_addition', anAddition({ kind: 'gossip' })),
  rule('entry_draft_once', 'entry_draft', twice({ draft_id: entry, place: 0 })),
];

/** Every rule of the tables of help and protection, with rows that break it and no other. */
const broken: readonly Broken[] = [
  rule('contact_key', 'contact', twice({ received_on: day, contact_source: '6' })),
  rule('contact_key', 'contact', twice({ received_on: day })),
  rule('early_help_completed_after_start', 'early_help_assessment', [
    about({ starts: '2025-02-01', completed_on: day }),
  ]),
  rule('early_help_assessment_key', 'early_help_assessment', twice({ starts: day })),
  rule('involvement_closed_after_opened', 'involvement', [about({ opened: '2025-02-01', closed: day })]),
  rule('involvement_key', 'involvement', twice({ opened: day })),
  rule('assessment_authorised_after_start', 'assessment', [
    about({ starts: '2025-02-01', authorised_on: day }),
  ]),
  rule('assessment_key', 'assessment', twice({ starts: day })),
  rule('assessment_factor_key', 'assessment_factor', twice({ assessment_id: assessment, code: '4B' })),
  rule('need_plan_one_at_a_time', 'child_in_need_plan', overlapping),
  rule('child_in_need_plan_key', 'child_in_need_plan', oneDay),
  rule(range, 'child_in_need_plan', backwards),
  rule('section_47_enquiry_key', 'section_47_enquiry', twice({ starts: day })),
  rule('protection_plan_one_at_a_time', 'child_protection_plan', overlapping),
  rule('child_protection_plan_key', 'child_protection_plan', oneDay),
  rule('child_protection_plan_previous_plans_check', 'child_protection_plan', [
    about({ starts: day, previous_plans: -1 }),
  ]),
  rule(range, 'child_protection_plan', backwards),
  rule('protection_review_key', 'protection_review', twice({ held_on: day })),
  rule('visit_key', 'visit', twice({ visited_on: day, kind: 'other' })),
  rule('visit_kind_check', 'visit', [about({ visited_on: day, kind: 'a chat' })]),
  rule(
    'sharing_family_told_check',
    'sharing',
    shared({ family_told: 'perhaps', family_not_told_because: 'x' }),
  ),
  rule('sharing_check', 'sharing', shared({ ends_on: '2024-12-31' })),
  rule('sharing_not_told_says_why', 'sharing', shared({ family_told: 'no' })),
  rule('sharing_correction_says_why', 'sharing', shared({ correction_why: 'nothing is corrected' })),
  ...brokenWorries,
  ...brokenEntries,
  ...brokenSteps(person, stepId),
  ...brokenPlans(person, entry),
  ...brokenPromises(person),
  ...brokenHarm(person, outsideContext),
  ...brokenLetters(person, decision),
  ...brokenNeeds(person),
  ...brokenSupports(person),
  ...brokenChronologies(person),
  ...brokenUploads(person),
  ...brokenDictations(person),
  ...brokenAttachments(person),
  ...brokenWishes(person),
  ...brokenKnowFirst(person),
  ...brokenWarnings(person),
  ...brokenStar(person, starReading),
  { rule: 'disability_key', table: 'people.disability', rows: twice({ code: 'AUT' }) },
  ...brokenHandovers(person, worker, handover),
];

/** Checks that a range makes unreachable: the generated range refuses the same rows first. */
const asRanges = ['need_plan_ends_after_start', 'protection_plan_ends_after_start'];

describe('facts of help and protection that cannot be', () => {
  let test: TestDatabase;
  const seeing = newId();
  beforeAll(async () => {
    test = await testDatabase();
    await test.owner.query('insert into people.person (id) values ($1)', [person]);
    await test.owner.query('insert into practice.involvement (id, person_id, opened) values ($1, $2, $3)', [
      involvement,
      person,
      '2000-01-01',
    ]);
    await test.owner.query(
      'insert into practice.assessment (id, person_id, involvement_id, starts) values ($1, $2, $3, $4)',
      [assessment, person, involvement, '2000-01-01'],
    );
    await test.owner.query(`insert into access.account (id, face, name) values ($1, 'staff', 'A reader')`, [
      seeing,
    ]);
    await test.owner.query('insert into practice.worry (id, recorded_by) values ($1, $3), ($2, $3)', [
      worry,
      decision,
      seeing,
    ]);
    await test.owner.query('insert into practice.worry_child (id, worry_id, person_id) values ($1, $1, $2)', [
      decision,
      person,
    ]);
    await test.owner.query(
      `insert into practice.entry (id, person_id, event_id, kind, happened_on, place, seen, sleeps)
       values ($1, $2, $3, 'visit', $4, 'our office', 'alone', 'as recorded')`,
      [entry, person, newId(), day],
    );
    await test.owner.query(
      "insert into practice.step (id, together_id, person_id, kind, happened_on, state) values ($1, $2, $3, 'end', $4, 'waiting')",
      [stepId, newId(), person, day],
    );
    await test.owner.query(
      "insert into practice.outside_child (id, person_id, context_id, number, harms) values ($1, $2, $3, 1, '{gangs}')",
      [newId(), person, outsideContext],
    );
    await test.owner.query("insert into workforce.worker (id, name) values ($1, 'Invented')", [worker]);
    await test.owner.query(
      "insert into practice.handover (id, together_id, person_id, to_id, starts, reason, because) values ($1, $1, $2, $3, $4, 'LEFTRL', 'invented')",
      [handover, person, worker, day],
    );
    await test.owner.query(
      "insert into practice.star_reading (id, person_id, read_on, by_kind, by_whom, audience) values ($1, $2, $3, 'child', 'Ada', 'staff')",
      [starReading, person, day],
    );
    await test.owner.query(
      `insert into access.relation (account_id, subject_id, kind, starts, source)
       values ($1, access.everyone(), 'role: director', '2020-01-01', 'a test') on conflict do nothing`,
      [seeing],
    );
  });
  afterAll(() => test.close());

  async function asRole({ table, rows }: Omit<Broken, 'rule'>, role: 'app' | 'loader') {
    await test.database.transaction({ account: seeing, role }, null, async (db) => {
      for (const row of rows) {
        const values = Object.values(row).map((value) => sql`${value}`);
        const names = Object.keys(row).map((name) => sql.ref(name));
        await db.run(sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(values)})`);
      }
    });
  }

  it.each(broken)('$table refuses what breaks $rule, whoever tries', async (one) => {
    await expect(asRole(one, 'app')).rejects.toThrow(one.rule);
    await expect(asRole(one, 'loader')).rejects.toThrow(one.rule);
  });

  it('has a row above for every rule there is', async () => {
    const { rows } = await test.owner.query<{ rule: string }>(
      `select c.conname as rule from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
        where n.nspname = 'practice' and c.contype in ('c', 'u', 'x') and t.relname !~ '_(history|contested)$'
          and c.conname !~ '_source_check$'`,
    );
    const covered = [...broken.map((one) => one.rule), ...asRanges];
    expect(rows.map((one) => one.rule).filter((name) => !covered.includes(name))).toEqual([]);
  });

  it('takes what returns do contain: involvements that overlap, a reason without a date, a conference before its enquiry', async () => {
    const rows = [
      about({ opened: '2024-01-01', closed: '2024-06-01' }),
      about({ opened: '2024-03-01', reason_closed: 'RC7' }),
    ];
    await asRole({ table: 'practice.involvement', rows }, 'loader');
    const enquiry = [about({ starts: '2024-05-01', conference_on: '2024-04-01' })];
    await asRole({ table: 'practice.section_47_enquiry', rows: enquiry }, 'loader');
    const two = [about({ code: 'NONE' }), about({ code: 'VIS' })];
    await asRole({ table: 'people.disability', rows: two }, 'loader');
    const plans = [about({ starts: '2023-01-01', ends: '2023-06-01' }), about({ starts: '2023-06-01' })];
    await asRole({ table: 'practice.child_protection_plan', rows: plans }, 'loader');
  });

  it('keeps an assessment when its involvement is taken out, and takes its factors along when it goes itself', async () => {
    const factor = about({ assessment_id: assessment, code: '1A' });
    await asRole({ table: 'practice.assessment_factor', rows: [factor] }, 'loader');
    const asApp = { account: seeing, role: 'app' } as const;
    await test.database.transaction(asApp, null, (db) =>
      db.run(sql`delete from practice.involvement where id = ${involvement}`),
    );
    const left = await test.owner.query('select involvement_id from practice.assessment where id = $1', [
      assessment,
    ]);
    expect(left.rows).toEqual([{ involvement_id: null }]);
    await test.database.transaction(asApp, null, (db) =>
      db.run(sql`delete from practice.assessment where id = ${assessment}`),
    );
    const kept = await test.owner.query('select code from practice.assessment_factor_history where id = $1', [
      factor['id'],
    ]);
    expect(kept.rows).toEqual([{ code: '1A' }]);
  });
});
