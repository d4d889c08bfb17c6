import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Way, Worry, WorryChild, WorryId } from './worry-rules.ts';

/**
 * What is told of a worry to who may see some of its children and not all: that somebody got in touch. What was said is of all of
 * them, and is not told (docs/adr/0024); what was decided for a child stands with the child.
 */
export type WorryApart = {
  readonly id: WorryId;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly how: Way;
  readonly isHandedOver: boolean;
  readonly isAdvice: boolean;
};

/** A worry of which the actor may see some children, or undefined. */
export function findWorryApart(db: Read, id: string): Promise<WorryApart | undefined> {
  return db.first(sql<WorryApart>`select id, received_at as "receivedAt", due_at as "dueAt", how, is_handed_over as "isHandedOver",
      is_advice as "isAdvice"
    from practice.worries_apart() where id = ${id}::uuid`);
}

/**
 * Such a worry as its page shows it: a worry that has no words. It stands where its shown children have got to, so that what is decided
 * for another changes nothing here.
 */
export function toWorryApart(apart: WorryApart, shown: readonly WorryChild[]): Worry {
  const isOpen = shown.some(({ outcome }) => outcome === null);
  const isDeciding = apart.isHandedOver && isOpen;
  return {
    ...{ id: apart.id, receivedAt: apart.receivedAt, dueAt: apart.dueAt, how: apart.how },
    state: apart.isAdvice ? 'ended' : !apart.isHandedOver ? 'gathering' : isDeciding ? 'to decide' : 'ended',
    ...nothingSaid,
    recordedAt: apart.receivedAt,
  };
}

const nothingSaid = {
  ...{ typed: {}, caller: null, sourceCode: null, callerName: null, callerAgency: null, callerRole: null },
  ...{
    callerReach: null,
    callerProtected: false,
    words: null,
    wants: null,
    parentsKnow: null,
    parentsWhyNot: null,
  },
  ...{ before: [], parentsTold: null, parentsNotToldWhy: null, weighed: null, handedOverAt: null },
  ...{ handedOverBy: null, advice: null, reply: null, repliedHow: null, repliedAt: null, endedAt: null },
  ...{ version: 0, recordedBy: null },
} satisfies Partial<Worry>;
