import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import type { FactValues } from '../../../platform/facts/index.ts';
import type { StepKind, StepSaid, StepTable } from './step-rules.ts';

/** What a step did to one fact; `version` is the one that it left. */
export type Done = {
  readonly does: 'record' | 'correct';
  readonly table: StepTable;
  readonly id: string;
  readonly version: number;
  /** What a corrected fact said before; null of one that the step made. */
  readonly before: FactValues | null;
};

export type HelpStepState = 'waiting' | 'taken' | 'not taken' | 'taken back';

/** A step of one child, with the words of it that the reader may see. */
export type HelpStep = {
  readonly id: Id<'helpStep'>;
  readonly togetherId: string;
  readonly personId: string;
  readonly kind: StepKind;
  readonly on: PlainDate;
  readonly said: StepSaid;
  readonly state: HelpStepState;
  readonly version: number;
  readonly changes: readonly Done[];
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
  readonly decidedBy: string | null;
  /**
   * By what they are about: 'reasons', 'discussion', 'not taken', 'taken back', 'then', 'now', 'come back', 'absent', 'agreed by',
   * 'their words', 'family told', 'through'.
   */
  readonly words: Readonly<Record<string, string>>;
};

// What older steps were not asked is empty.
const columns = sql`s.id, s.together_id as "togetherId", s.person_id as "personId", s.kind, s.happened_on as "on",
  '{"agreedOn": null, "offered": null, "harms": [], "grounds": []}'::jsonb || s.said as said, s.state, s.version,
  s.changes, s.recorded_at as "recordedAt", s.recorded_by as "recordedBy", s.decided_by as "decidedBy",
  (select coalesce(jsonb_object_agg(w.about, w.words), '{}') from practice.step_words w where w.step_id = s.id) as words`;

/** Every step of the person of these records, the latest first. */
export function listSteps(db: Read, records: readonly string[]): Promise<readonly HelpStep[]> {
  return db.query(sql<HelpStep>`select ${columns} from practice.step s where s.person_id = any(${[...records]}::uuid[])
    order by s.happened_on desc, s.recorded_at desc, s.id desc`);
}

/** A step, if there is one that the reader may see. */
export function findStep(db: Read, id: string): Promise<HelpStep | undefined> {
  return db.first(sql<HelpStep>`select ${columns} from practice.step s where s.id = ${id}::uuid`);
}

/** The same step of other children, whom the reader may see. */
export function listTogether(db: Read, togetherId: string): Promise<readonly HelpStep[]> {
  return db.query(
    sql<HelpStep>`select ${columns} from practice.step s where s.together_id = ${togetherId}::uuid order by s.id`,
  );
}

/** Whether this form was saved for one of these children already. */
export async function isFormSaved(db: Read, formId: string, personIds: readonly string[]): Promise<boolean> {
  const found = await db.first(sql<{ id: string }>`select id from practice.step
    where together_id = ${formId}::uuid and person_id = any(${[...personIds]}::uuid[]) limit 1`);
  return found !== undefined;
}

/** How many waiting steps a list shows; who sees more is told that there are more. */
export const waitingShown = 100;

/** The steps that wait for a manager, the oldest first, of children whom the reader sees. */
export function listWaiting(db: Read): Promise<readonly HelpStep[]> {
  return db.query(sql<HelpStep>`select ${columns} from practice.step s where s.state = 'waiting'
    order by s.recorded_at, s.id limit ${waitingShown + 1}`);
}

/** Whether such a step of the person of these records waits for a decision already. */
export async function isStepWaiting(db: Read, records: readonly string[], kind: StepKind): Promise<boolean> {
  const found = await db.first(sql<{ id: string }>`select id from practice.step
    where person_id = any(${[...records]}::uuid[]) and kind = ${kind} and state = 'waiting' limit 1`);
  return found !== undefined;
}
