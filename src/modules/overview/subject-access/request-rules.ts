import type { PersonId } from '../../people/index.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Id } from '../../../platform/ids/ids.ts';

/** Who may ask, in the words of the form. */
export const askers = {
  'the person': 'The person themselves',
  'a parent': 'A parent with parental responsibility, for their child',
  'a solicitor': 'A solicitor or advocate with the person’s written authority',
  'somebody else': 'Somebody else with authority to act for them',
} as const;
export type AskedBy = keyof typeof askers;

export type RequestState = 'open' | 'prepared' | 'released' | 'withdrawn' | 'refused';

export const stateWords: Readonly<Record<RequestState, string>> = {
  open: 'Being prepared',
  prepared: 'Waiting for a second person to release it',
  released: 'Released',
  withdrawn: 'Taken back by who asked',
  refused: 'Refused',
};

/** One request for what is held about somebody. */
export type SubjectAccessRequest = {
  readonly id: Id<'request'>;
  readonly personId: PersonId;
  readonly askedBy: AskedBy;
  readonly askerName: string;
  readonly authority: string | null;
  readonly reach: string | null;
  readonly scope: string | null;
  readonly receivedOn: PlainDate;
  readonly identityHow: string | null;
  readonly identityOn: PlainDate | null;
  readonly extendedBecause: string | null;
  readonly extendedOn: PlainDate | null;
  readonly state: RequestState;
  readonly endedBecause: string | null;
  readonly preparedAt: Instant | null;
  readonly preparedBy: string | null;
  readonly releasedAt: Instant | null;
  readonly releasedBy: string | null;
  readonly releasedHow: string | null;
  readonly version: number;
};

/** Something that had to be made clear; the clock stood still from `askedOn` to `answeredOn`. */
export type Pause = {
  readonly id: string;
  readonly what: string;
  readonly askedOn: PlainDate;
  readonly answeredOn: PlainDate | null;
  readonly answer: string | null;
};

/** Why a copy cannot be prepared or released now, as the page says it; undefined when it can. */
export function refusePreparing(request: SubjectAccessRequest, undecided: number): string | undefined {
  if (request.state !== 'open') return 'This request is no longer being prepared';
  if (request.identityOn === null) return 'Say first how you know who is asking';
  if (undecided === 0) return undefined;
  return `${undecided} ${undecided === 1 ? 'passage waits' : 'passages wait'} for your decision`;
}

/** Two people see every copy that leaves the house (domain reference 4.7). */
export function refuseReleasing(request: SubjectAccessRequest, releaser: string): string | undefined {
  if (request.state !== 'prepared') return 'There is no prepared copy to release';
  if (request.preparedBy === releaser)
    return 'Whoever prepared a copy does not release it: ask a colleague to read it';
  return undefined;
}
