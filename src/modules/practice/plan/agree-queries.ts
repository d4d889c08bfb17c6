import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Goal, PlanView } from './plan-rules.ts';

export type NewAgreed = {
  readonly agreedOn: PlainDate;
  /** 'Child in need review', 'Family group conference'. */
  readonly meeting: string;
  readonly agreedBy: string;
  /** Who did not agree, and what they said. */
  readonly apart: string | null;
};

/** A version of a child's plan that was agreed. */
export type Agreed = NewAgreed & {
  readonly id: string;
  readonly number: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

const columns = sql`a.id, a.number, a.agreed_on as "agreedOn", a.meeting, a.agreed_by as "agreedBy", a.apart,
  a.recorded_at as "recordedAt", a.recorded_by as "recordedBy"`;

/** The versions that were agreed of the plan in these records, the latest first. */
export function listAgreed(db: Read, records: readonly string[]): Promise<readonly Agreed[]> {
  return db.query(sql<Agreed>`select ${columns} from practice.plan_agreed a
    where a.person_id = any(${[...records]}::uuid[]) order by a.recorded_at desc, a.id desc`);
}

/** One of them. @throws NotFound */
export async function getAgreed(db: Read, records: readonly string[], id: string): Promise<Agreed> {
  const found = await db.first(sql<Agreed>`select ${columns} from practice.plan_agreed a
    where a.person_id = any(${[...records]}::uuid[]) and a.id = ${id}::uuid`);
  if (!found) throw new NotFound();
  return found;
}

/** The rows of which a version is made. */
export function partsOf({ goals, views }: Whole): readonly string[] {
  return [
    ...goals.flatMap((goal) => [goal.id, ...goal.steps.map((step) => step.id)]),
    ...goals.flatMap(({ readings }) => readings.map((reading) => reading.id)),
    ...views.map((view) => view.id),
  ];
}

type Whole = { readonly goals: readonly Goal[]; readonly views: readonly PlanView[] };

/**
 * Agrees the plan of the person as these goals and views are, and gives the id. The rows are pointed to: none of them ever
 * changes. Of two who agree at once each makes a version.
 */
export async function addAgreed(db: Write, personId: string, said: NewAgreed & Whole): Promise<string> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.plan_agreed ' || ${personId}::text, 0))`,
  );
  const id = newId();
  const parts = partsOf(said);
  await db.run(sql`
    insert into practice.plan_agreed (id, person_id, number, agreed_on, meeting, agreed_by, apart, parts)
    select ${id}, ${personId}, coalesce(max(a.number), 0) + 1, ${said.agreedOn}, ${said.meeting}, ${said.agreedBy}, ${said.apart},
           ${[...parts]}::uuid[]
      from practice.plan_agreed a where a.person_id = ${personId}::uuid`);
  return id;
}
