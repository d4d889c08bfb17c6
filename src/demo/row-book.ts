import { dateOf, type Day } from './days.ts';
import { sql, type Write } from '../platform/database/database.ts';

type Row = readonly (string | null)[];

/** The source of every fact written here. */
export const demonstration = 'demonstration';

/** What lies after the end date is not known yet. */
export function shown(day: Day | null, endDay: Day): string | null {
  return day === null || day > endDay ? null : dateOf(day);
}

const fact = (...columns: readonly string[]) => ['id', 'person_id', ...columns, 'source'];

/** Where each list of values goes. Tables stand in the order in which foreign keys ask for them. */
const tables = {
  'workforce.team': ['id', 'name'],
  'workforce.worker': ['id', 'reference', 'name', 'job', 'team_id', 'starts', 'ends'],
  'homes.postcode': ['postcode', 'area_code', 'authority_code', 'easting', 'northing'],
  'homes.home': ['id', 'urn', 'name', 'area_name', 'placement_types', 'provider_types', 'postcode', 'source'],
  'people.person': [
    'id',
    'sex',
    'gender',
    'pronouns',
    'birth_date',
    'birth_precision',
    'died_on',
    'ethnicity',
    'first_language',
    'source',
  ],
  'people.name': ['id', 'person_id', 'kind', 'given', 'family', 'said_as', 'source'],
  'people.identifier': ['id', 'person_id', 'scheme', 'issuer', 'value', 'source'],
  'people.address': ['id', 'lines', 'postcode'],
  'people.residence': ['id', 'person_id', 'address_id', 'starts', 'ends', 'source'],
  'people.contact_point': ['id', 'person_id', 'kind', 'value', 'source'],
  'people.relationship': ['id', 'person_id', 'other_id', 'role', 'other_role', 'source'],
  'people.parental_responsibility': [
    'id',
    'person_id',
    'holder_id',
    'holder_agency',
    'basis',
    'starts',
    'ends',
    'source',
  ],
  'people.disability': fact('code'),
  'practice.contact': fact('received_on', 'contact_source'),
  'practice.early_help_assessment': fact('starts', 'completed_on', 'organisation'),
  'practice.involvement': fact(
    ...['opened', 'referral_source', 'primary_need', 'no_further_action', 'closed', 'reason_closed'],
  ),
  'practice.assessment': fact(
    ...['involvement_id', 'starts', 'reviewed_on', 'authorised_on', 'child_seen', 'support_required'],
  ),
  'practice.assessment_factor': fact('assessment_id', 'code'),
  'practice.child_in_need_plan': fact('involvement_id', 'starts', 'ends'),
  'practice.section_47_enquiry': fact(
    ...['involvement_id', 'starts', 'strategy_discussion_on', 'conference_target', 'conference_on'],
    ...['conference_not_required'],
  ),
  'practice.child_protection_plan': fact(
    ...['involvement_id', 'starts', 'ends', 'initial_category', 'latest_category', 'previous_plans'],
  ),
  'practice.protection_review': fact('plan_id', 'held_on'),
  'practice.visit': fact('visited_on', 'kind', 'seen', 'seen_alone'),
  'workforce.allocation': ['id', 'person_id', 'worker_id', 'starts', 'ends', 'reason', 'source'],
  'care.episode': fact(
    ...[
      'starts',
      'ends',
      'reason_new',
      'legal_status',
      'category_of_need',
      'placement_type',
      'placement_provider',
    ],
    ...['reason_ended', 'reason_place_change', 'home_postcode', 'placement_postcode', 'urn'],
  ),
  'care.review': fact('held_on', 'participation'),
  'care.missing_episode': fact('kind', 'starts', 'ends'),
  'care.health_year': fact(
    ...['year', 'sdq_score', 'sdq_reason', 'convicted', 'health_check', 'immunisations', 'teeth_check'],
    ...['health_assessment', 'substance_misuse', 'intervention_received', 'intervention_offered'],
  ),
  'care.leaving_care_year': fact('year', 'in_touch', 'activity', 'accommodation'),
  'care.previous_permanence': fact('year', 'kind', 'authority', 'permanence_on'),
  'care.deprivation_of_liberty': fact('starts', 'ends'),
  'care.asylum_status': fact('ends'),
  'care.motherhood': fact('is_mother', 'child_birth_date'),
  'care.adoption_decision': fact('decided_on', 'reversed_on', 'reversal_reason'),
  'care.adoption': fact(
    'interest_on',
    'matched_on',
    'by_foster_carer',
    'adopters',
    'adopters_sex',
    'adopters_status',
  ),
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TableName = keyof typeof tables;

/** Rows on their way into the database, gathered table by table; emptied into it whenever there are many. */
export class RowBook {
  private readonly pages = new Map<TableName, Row[]>();
  private readonly nextId: () => string;
  private held = 0;
  written = 0;

  constructor(nextId: () => string) {
    this.nextId = nextId;
  }

  id(): string {
    return this.nextId();
  }

  add(table: TableName, row: Row): void {
    const page = this.pages.get(table);
    if (page === undefined) this.pages.set(table, [row]);
    else page.push(row);
    this.held++;
  }

  isFull(): boolean {
    return this.held >= 40_000;
  }

  /** Copies what is held into the database. The list of tables is fixed here, so their names may stand in SQL as they are. */
  async empty(db: Write): Promise<void> {
    for (const table of Object.keys(tables) as TableName[]) {
      const page = this.pages.get(table) ?? [];
      if (page.length > 0) await insertRows(db, table, page);
      this.written += page.length;
    }
    this.pages.clear();
    this.held = 0;
  }
}

/** COPY cannot write into a table under row-level security, so rows are copied beside it and inserted from there. */
async function insertRows(db: Write, table: TableName, rows: readonly Row[]): Promise<void> {
  const columns = tables[table];
  const beside = `demo_${table.replace('.', '_')}`;
  const [from, to] = [sql.id('pg_temp', beside), sql.id(...table.split('.'))];
  const list = sql.join(columns.map((column) => sql.id(column)));
  await db.run(
    sql`create temporary table if not exists ${sql.id(beside)} on commit drop as select ${list} from ${to} with no data`,
  );
  await db.copy(`pg_temp.${beside}`, columns, rows);
  await db.run(sql`insert into ${to} (${list}) select ${list} from ${from}`);
  await db.run(sql`truncate ${from}`);
}
