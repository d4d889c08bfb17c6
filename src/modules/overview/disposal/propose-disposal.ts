import type { Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Authorised } from '../../access/index.ts';
import { addDisposal } from '../../access/index.ts';
import { listKeeping } from './list-keeping.ts';
import { hasEnded } from './retention-rules.ts';

/** Why nothing was proposed: its time has not ended (any more), or somebody else proposed it first. */
export type NotProposed = 'not ended' | 'open already';

/** Proposes that a record be destroyed. Worked out again from the facts as they are now, whatever the list says. */
export async function proposeDisposal(
  db: Write,
  proof: Authorised<'proposeDisposal'>,
  said: { readonly because: string; readonly today: PlainDate },
): Promise<NotProposed | undefined> {
  const subject = proof.subject ?? '';
  const keeping = (await listKeeping(db, [subject], said.today)).get(subject);
  if (keeping === undefined || keeping.until === null || !hasEnded(keeping, said.today)) return 'not ended';
  const { until, because: rule, class: inClass } = keeping;
  const added = await addDisposal(db, {
    subject,
    class: inClass ?? 'not known',
    rule,
    until,
    because: said.because,
  });
  return added ? undefined : 'open already';
}
