import { formatDate } from '../../../platform/dates/format-date.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { PageOfList } from '../../../platform/http/page-of-list.ts';
import { href } from '../../../platform/http/path.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import type { Disposal, DueRecord, KeptLonger, LegalHold } from '../../access/index.ts';
import { disposalPaths } from './disposal-paths.ts';
import type { Keeping } from './retention-rules.ts';
import { hasEnded } from './retention-rules.ts';

/** One line of the list: whose record, until when it had to be kept, and what to do. */
export type DisposalLine = {
  readonly name: string;
  readonly href: string;
  readonly until: string;
  readonly why: string;
};

export type DisposalListPage = {
  readonly waiting: readonly (DisposalLine & { readonly state: string })[];
  readonly due: readonly DisposalLine[];
  readonly pages: PageOfList;
  readonly openPages: PageOfList;
};

const reviewHref = (personId: string) =>
  href(disposalPaths.review, { personId: parseId<'person'>(personId) ?? idless });
/** Never shown: whoever has no id has no line. */
const idless = parseId<'person'>('00000000-0000-0000-0000-000000000000') ?? ('' as never);

type Listed = {
  readonly due: readonly DueRecord[];
  readonly open: readonly Disposal[];
  readonly names: ReadonlyMap<string, string>;
  readonly pages: PageOfList;
  readonly openPages: PageOfList;
};

/** The list of records whose time has ended, what waits for a decision first. */
export function disposalListPage({ due, open, names, pages, openPages }: Listed): DisposalListPage {
  const line = (id: string, until: PlainDate, why: string): DisposalLine => ({
    name: names.get(id) ?? 'Name not recorded',
    href: reviewHref(id),
    until: formatDate(until),
    why,
  });
  return {
    waiting: open.flatMap(({ subjectId, until, rule, decision, proposedByName }) =>
      subjectId === null
        ? []
        : [
            {
              ...line(subjectId, until, rule),
              state:
                decision === null
                  ? `Proposed by ${proposedByName}, to be decided`
                  : 'Approved, destroyed within minutes',
            },
          ],
    ),
    due: due.map(({ subjectId, until, because }) => line(subjectId, until, because)),
    pages,
    openPages,
  };
}

/** Somebody beside whom a record stands: what a reader should look at before it goes. */
export type Hanging = { readonly text: string; readonly href: string | null };

export type ReviewPage = {
  readonly name: string;
  readonly personId: string;
  readonly rows: readonly (readonly [string, string])[];
  readonly ended: boolean;
  readonly hanging: readonly Hanging[];
  readonly holds: readonly { readonly id: string; readonly text: string }[];
  readonly past: readonly string[];
  /** What waits for a decision, or was approved and waits for the job. */
  readonly open: {
    readonly id: string;
    readonly approved: boolean;
    readonly isOwn: boolean;
    readonly who: string;
    readonly why: string;
  } | null;
  readonly mayPropose: boolean;
  readonly mayDecide: boolean;
};

export type Reviewed = {
  readonly personId: string;
  readonly name: string;
  readonly keeping: Keeping;
  readonly hanging: readonly Hanging[];
  readonly holds: readonly LegalHold[];
  readonly longer: readonly KeptLonger[];
  readonly disposals: readonly Disposal[];
  readonly me: string;
  readonly today: PlainDate;
  readonly mayPropose: boolean;
  readonly mayDecide: boolean;
};

/** How long one record is kept and why, and what can be done about it. */
export function reviewPage(said: Reviewed): ReviewPage {
  const { keeping, today, holds, longer, disposals } = said;
  const open = disposals.find(({ decision }) => decision === null || decision === 'approved');
  const ended = hasEnded(keeping, today);
  return {
    name: said.name,
    personId: said.personId,
    rows: [
      ['Kept until', keeping.until === null ? 'No end' : formatDate(keeping.until)],
      ['Because', keeping.because],
    ],
    ended,
    hanging: said.hanging,
    holds: holds
      .filter(({ endedOn }) => endedOn === null)
      .map(({ id, because, setBy, starts }) => ({
        id,
        text: `${because} Set by ${setBy} on ${formatDate(starts)}.`,
      })),
    past: pastOf({ holds, longer, disposals }),
    open: open ? openOf(open, said.me) : null,
    mayPropose: said.mayPropose && ended,
    mayDecide: said.mayDecide,
  };
}

function openOf(open: Disposal, me: string): NonNullable<ReviewPage['open']> {
  return {
    id: open.id,
    approved: open.decision === 'approved',
    isOwn: open.proposedBy === me,
    who: open.proposedByName,
    why: open.proposedBecause,
  };
}

function pastOf({
  holds,
  longer,
  disposals,
}: Pick<Reviewed, 'holds' | 'longer' | 'disposals'>): readonly string[] {
  return [
    ...longer.map(
      ({ until, because, decidedBy }) => `Kept longer, until ${formatDate(until)}: ${because} (${decidedBy})`,
    ),
    ...holds.flatMap(({ endedOn, endedBecause, because }) =>
      endedOn === null
        ? []
        : [`Legal hold ended on ${formatDate(endedOn)}: ${endedBecause ?? ''} It was: ${because}`],
    ),
    ...disposals.flatMap(({ decision, decidedByName, decidedBecause, decidedAt }) =>
      decision === null || decision === 'approved'
        ? []
        : [pastDecision({ decision, decidedByName, decidedBecause, decidedAt })],
    ),
  ];
}

const decisionWords = {
  refused: 'Not destroyed',
  withdrawn: 'Proposal taken back',
  stopped: 'Not carried out',
};

function pastDecision({
  decision,
  decidedByName,
  decidedBecause,
  decidedAt,
}: Pick<Disposal, 'decidedByName' | 'decidedBecause' | 'decidedAt'> & {
  readonly decision: keyof typeof decisionWords;
}): string {
  const on = decidedAt === null ? '' : ` on ${dayOf(decidedAt)}`;
  const who = decidedByName === null ? '' : ` (${decidedByName})`;
  return `${decisionWords[decision]}${on}: ${decidedBecause ?? 'no reason was given'}${who}`;
}

/** The day of a moment, as PostgreSQL writes it. */
export function dayOf(moment: string): string {
  return formatDate(plainDate(moment.slice(0, 10)));
}
