import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { listTeamTimes } from '../../workforce/index.ts';
import type { HelpState } from './step-rules.ts';
import { ownHelp } from './step-rules.ts';

type Facts = Omit<HelpState, 'working' | 'isLookedAfter'>;

/** Where each kind of fact that can be open is kept, when it is open, and what more is asked of it. */
const openFacts = {
  involvement: {
    table: 'practice.involvement',
    starts: 'opened',
    isOpen: sql`closed is null and no_further_action is not true`,
    also: sql`, 'primaryNeed', f.primary_need`,
  },
  // Family help goes on from when the authority's own begins; an assessment that others made has another organisation.
  familyHelp: {
    table: 'practice.early_help_assessment',
    starts: 'starts',
    isOpen: sql`completed_on is null and organisation = ${ownHelp}`,
  },
  assessment: { table: 'practice.assessment', starts: 'starts', isOpen: sql`authorised_on is null` },
  needPlan: { table: 'practice.child_in_need_plan', starts: 'starts', isOpen: sql`ends is null` },
  enquiry: {
    table: 'practice.section_47_enquiry',
    starts: 'starts',
    isOpen: sql`conference_on is null and conference_not_required is not true`,
    also: sql`, 'strategyOn', f.strategy_discussion_on, 'notRequired', f.conference_not_required`,
  },
  protectionPlan: {
    table: 'practice.child_protection_plan',
    starts: 'starts',
    isOpen: sql`ends is null`,
    also: sql`, 'category', f.latest_category`,
  },
} as const;

/**
 * Where help for the person of these records stands now: of each kind the open fact that began last. `isLookedAfter` comes from who
 * knows of care.
 */
export async function getHelpState(
  db: Read,
  records: readonly string[],
  { today, isLookedAfter }: { readonly today: PlainDate; readonly isLookedAfter: boolean },
): Promise<HelpState> {
  const of = sql`person_id = any(${[...records]}::uuid[])`;
  const open = Object.entries(openFacts).map(
    ([name, fact]) => sql`${openFact(fact, of)} as ${sql.ref(name)}`,
  );
  const facts = await db.first(sql<Facts>`select ${sql.join(open)},
    (select count(*)::int from practice.child_protection_plan where ${of}) as "plansBefore",
    (select max(r.held_on) from practice.protection_review r join practice.child_protection_plan p on p.id = r.plan_id
      where r.${of} and p.ends is null) as "lastReviewOn"`);
  if (!facts) throw new Error('One row is always answered');
  const team = await listTeamTimes(db, records);
  return { ...facts, working: team.filter(({ ends }) => ends === null || ends > today), isLookedAfter };
}

type OpenFact = {
  readonly table: string;
  readonly starts: string;
  readonly isOpen: ReturnType<typeof sql>;
  readonly also?: ReturnType<typeof sql>;
};

function openFact({ table, starts, isOpen, also = sql`` }: OpenFact, of: ReturnType<typeof sql>) {
  return sql`(select jsonb_build_object('id', f.id, 'version', f.version, 'starts', f.${sql.ref(starts)}${also})
    from ${sql.table(table)} f where f.${of} and ${isOpen} order by f.${sql.ref(starts)} desc, f.id desc limit 1)`;
}

/** What somebody read when they began to write: changes as soon as any fact of it does. */
export function markOf(state: HelpState): string {
  const { involvement, familyHelp, assessment, needPlan, enquiry, protectionPlan, working } = state;
  const facts = [involvement, familyHelp, assessment, needPlan, enquiry, protectionPlan, ...working];
  return facts.flatMap((fact) => (fact === null ? [] : [`${fact.id}.${fact.version}`])).join(' ');
}

/** Lets one step of a child after another: who comes second sees what the first did. */
export async function holdHelp(db: Write, personId: string): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended(${`help ${personId}`}, 0))`);
}
