import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { countNoLongerTold, prepareCopy } from './prepare-copy.ts';
import type { StepName } from './request-form.ts';
import { parseStep } from './request-form.ts';
import {
  addPause,
  changeRequest,
  endPause,
  listPauses,
  markPrepared,
  markReleased,
} from './request-queries.ts';
import type { SubjectAccessRequest } from './request-rules.ts';
import { refuseReleasing } from './request-rules.ts';

/** What a step is taken on: the request as it was read, what was posted, who and when. */
export type Stepping = {
  readonly request: SubjectAccessRequest;
  readonly body: unknown;
  readonly today: PlainDate;
  readonly account: string;
};

type Taken = readonly FieldError[];

const done: Taken = [];
const refuse = (text: string): Taken => [fieldError('step', text)];

/** Takes one step with a request; gives what is wrong, or nothing. @throws Stale when somebody else was quicker */
export function takeStep(db: Write, step: StepName, stepping: Stepping): Promise<Taken> {
  return takers[step](db, stepping);
}

const isRunning = ({ state }: SubjectAccessRequest) => state === 'open' || state === 'prepared';
const ended = 'This request has ended: nothing more can be changed about it';

/** The same words for what was put right and for what must stay private now: which it is would say who is kept private. */
const changedSince = (count: number) =>
  `${count === 1 ? 'One passage' : `${count} passages`} of this copy would not be told like this any more. Take it up again, and prepare it anew`;

const takers: Readonly<Record<StepName, (db: Write, stepping: Stepping) => Promise<Taken>>> = {
  identity: async (db, { request, body, today }) => {
    const parsed = parseStep('identity', body, today);
    if (!parsed.ok) return parsed.errors;
    if (!isRunning(request)) return refuse(ended);
    const { identity_how: identityHow, identity_on: identityOn } = parsed.value;
    await changeRequest(db, request, { identityHow, identityOn });
    return done;
  },
  pause: async (db, { request, body, today }) => {
    const parsed = parseStep('pause', body, today);
    if (!parsed.ok) return parsed.errors;
    if (!isRunning(request)) return refuse(ended);
    const added = await addPause(db, request, { what: parsed.value.what, askedOn: parsed.value.asked_on });
    return added
      ? done
      : [fieldError('what', 'Something is being made clear already: say first what they answered')];
  },
  resume: async (db, { request, body, today }) => {
    const parsed = parseStep('resume', body, today);
    if (!parsed.ok) return parsed.errors;
    const { answer, answered_on: answeredOn } = parsed.value;
    const open = (await listPauses(db, [request]))
      .get(request.id)
      ?.find((pause) => pause.answeredOn === null);
    if (open && answeredOn < open.askedOn)
      return [
        fieldError(
          'answered_on',
          `The day must not be before they were asked, on ${formatDate(open.askedOn)}`,
        ),
      ];
    await endPause(db, request, { answer, answeredOn });
    return done;
  },
  extend: async (db, { request, body, today }) => {
    const parsed = parseStep('extend', body, today);
    if (!parsed.ok) return parsed.errors;
    if (!isRunning(request)) return refuse(ended);
    await changeRequest(db, request, { extendedBecause: parsed.value.extended_because, extendedOn: today });
    return done;
  },
  withdraw: async (db, { request, body, today }) => {
    const parsed = parseStep('withdraw', body, today);
    if (!parsed.ok) return parsed.errors;
    if (!isRunning(request)) return refuse(ended);
    await changeRequest(db, request, { state: 'withdrawn', endedBecause: parsed.value.ended_because });
    return done;
  },
  prepare: async (db, { request, today }) => {
    const result = await prepareCopy(db, request, today);
    return 'refused' in result ? refuse(result.refused) : done;
  },
  reopen: async (db, { request }) => {
    if (request.state !== 'prepared') return refuse('There is no prepared copy to take up again');
    await markPrepared(db, request, false);
    return done;
  },
  release: async (db, { request, body, today, account }) => {
    const parsed = parseStep('release', body, today);
    if (!parsed.ok) return parsed.errors;
    const refused = refuseReleasing(request, account);
    if (refused) return refuse(refused);
    const changed = await countNoLongerTold(db, request, today);
    if (changed > 0) return refuse(changedSince(changed));
    await markReleased(db, request, parsed.value.released_how);
    return done;
  },
  reading: async (db, { request, body, today }) => {
    const parsed = parseStep('reading', body, today);
    if (!parsed.ok) return parsed.errors;
    const { read_on: on, with_whom: who, minutes = null, said = null } = parsed.value;
    await db.run(sql`insert into overview.subject_access_reading (id, request_id, person_id, read_on, with_whom, minutes, said)
      values (${newId()}, ${request.id}, ${request.personId}, ${on}, ${who}, ${minutes}, ${said})`);
    return done;
  },
};
