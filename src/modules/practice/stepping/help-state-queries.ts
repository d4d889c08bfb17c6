import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { HelpState } from './step-rules.ts';
import { ownHelp } from './step-rules.ts';

type Facts = Omit<HelpState, 'working' | 'isLookedAfter' | 'isDisabled'>;

/** Something of the involvement stands that began before the assessment `f`. */
const isLater = sql`exists (select from (
    select involvement_id, starts from practice.assessment
    union all select involvement_id, starts from practice.child_in_need_plan
    union all select involvement_id, starts from practice.child_protection_plan) b
  where b.involvement_id = f.involvement_id and b.starts < f.starts)`;

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
  assessment: {
    table: 'practice.assessment',
    starts: 'starts',
    isOpen: sql`authorised_on is null`,
    also: sql`, 'answersReferral', not ${isLater}`,
  },
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

/** What practice does not know itself: `isLookedAfter` who knows of care, `isDisabled` who knows who the child is, `working` who knows of teams. */
type KnownElsewhere = Pick<HelpState, 'working' | 'isLookedAfter' | 'isDisabled'>;

type Asked = KnownElsewhere & { readonly records: readonly string[] };

/**
 * Where help stands now for several people, each with all their records, in the order given: of each kind the open fact that began
 * last, and what is open beside it. One statement for any number of them.
 */
export async function listHelpStates(db: Read, people: readonly Asked[]): Promise<readonly HelpState[]> {
  const rows = await listFacts(
    db,
    people.map(({ records }) => records),
  );
  const byPlace = new Map(rows.map(({ place, ...facts }) => [place, facts]));
  return people.map(({ working, isLookedAfter, isDisabled }, place) => {
    const facts = byPlace.get(place);
    if (!facts) throw new Error('One row is answered for each person');
    return { ...facts, working, isLookedAfter, isDisabled };
  });
}

/** What is open for each of these people, by their place in the list. */
function listFacts(
  db: Read,
  people: readonly (readonly string[])[],
): Promise<readonly (Facts & { readonly place: number })[]> {
  const ids = people.flat();
  const places = people.flatMap((records, place) => records.map(() => place));
  const of = sql`person_id = any(k.records)`;
  const open = Object.entries(openFacts).map(
    ([name, fact]) => sql`${openFact(fact, of)} as ${sql.ref(name)}`,
  );
  return db.query(sql<Facts & { readonly place: number }>`select k.place, ${sql.join(open)},
    (select coalesce(jsonb_agg(to_jsonb(o)), '[]') from (${sql.join(
      Object.values(openFacts).map((fact) => furtherOpen(fact, of)),
      sql` union all `,
    )}) o) as "alsoOpen",
    ${plansBefore(of)} as "plansBefore",
    (select max(r.held_on) from practice.protection_review r join practice.child_protection_plan p on p.id = r.plan_id
      where r.${of} and p.ends is null) as "lastReviewOn"
    from (select u.place, array_agg(u.id) as records
            from unnest(${ids}::uuid[], ${places}::integer[]) u(id, place) group by u.place) k
   order by k.place`);
}

/**
 * A plan that a return told says how many there were before it: that number and the plans since, as recorded, whichever comes to more.
 * The day on which a plan began tells it from another, as merged records may hold one twice.
 */
const plansBefore = (of: ReturnType<typeof sql>) => sql`(select coalesce(max(coalesce(p.previous_plans, 0)
      + (select count(distinct q.starts)::int from practice.child_protection_plan q where q.${of} and q.starts >= p.starts)), 0)
    from practice.child_protection_plan p where p.${of})`;

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

/** Those of a kind that are open beside the one that began last. */
function furtherOpen({ table, starts, isOpen }: OpenFact, of: ReturnType<typeof sql>) {
  return sql`(select ${sql.lit(table.replace('practice.', ''))} as "table", f.id, f.version, f.${sql.ref(starts)} as starts
    from ${sql.table(table)} f where f.${of} and ${isOpen} order by f.${sql.ref(starts)} desc, f.id desc offset 1)`;
}

/** What somebody read when they began to write: changes as soon as any fact of it does. */
export function markOf(state: HelpState): string {
  const { involvement, familyHelp, assessment, needPlan, enquiry, protectionPlan } = state;
  const last = [involvement, familyHelp, assessment, needPlan, enquiry, protectionPlan];
  const facts = [...last, ...state.alsoOpen, ...state.working];
  return facts.flatMap((fact) => (fact === null ? [] : [`${fact.id}.${fact.version}`])).join(' ');
}

/** Lets one step of a child after another: who comes second sees what the first did. */
export async function holdHelp(db: Write, personId: string): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended(${`help ${personId}`}, 0))`);
}
