import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { Handover, Standings } from '../../practice/index.ts';
import { closedWords, handoverReasons, openOf, stillOpenWords } from '../../practice/index.ts';
import type { TeamTime } from '../../workforce/index.ts';

export type HandoverLine = {
  readonly handover: Handover;
  readonly standings: Standings;
  readonly href: string;
};

export type WorkersProps = {
  readonly name: string;
  readonly firstName: string;
  readonly saved: string | undefined;
  readonly count: { readonly led: number; readonly changes: number; readonly beside: number };
  readonly team: readonly TeamTime[];
  readonly handovers: readonly HandoverLine[];
  /** Where a change of worker is planned; null for who may not, or while one is planned. */
  readonly change: string | null;
  /** Where somebody joins, for who may say so; and where one who joined leaves. */
  readonly joins: string | null;
  /** Where all the children of who leads are handed over, for who may: the worker's name, and the page. */
  readonly leaving: { readonly worker: string; readonly href: string } | null;
  readonly leavesOf: (assignmentId: string) => string;
  readonly today: PlainDate;
};

/** Who works with a child, how many there were, and each change with what is still open. */
export function WorkersView(props: WorkersProps): VNode {
  const { name, saved, handovers, change, joins, leaving } = props;
  return (
    <>
      {saved === undefined ? null : <Saved text={savedWords[saved] ?? 'Saved.'} />}
      <span class="govuk-caption-l">Who works with</span>
      <h1 class="govuk-heading-l">{name}</h1>
      <p class="govuk-body-l">{countWords(props)}</p>
      {change === null ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href={change}>
            Plan a change of worker
          </a>
        </p>
      )}
      {leaving === null ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href={leaving.href}>
            {`${leaving.worker} is leaving: hand over all their children`}
          </a>
        </p>
      )}
      {joins === null ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href={joins}>
            Somebody joins beside them
          </a>
        </p>
      )}
      {handovers.length === 0 ? null : <h2 class="govuk-heading-m">Changes of worker</h2>}
      {handovers.map((line) => (
        <Change {...line} />
      ))}
      <Team {...props} />
    </>
  );
}

const savedWords: Readonly<Record<string, string>> = {
  before: 'This was saved before: it is recorded once.',
  planned: 'The change of worker is planned. Now the child is told.',
  back: 'The change of worker is taken back.',
  joined: 'It is recorded that they join.',
  left: 'It is recorded that they leave.',
};

export const Saved = ({ text }: { readonly text: string }): VNode => (
  <NotificationBanner type="success" title="Saved">
    <p class="govuk-notification-banner__heading">{text}</p>
  </NotificationBanner>
);

/** Said as it is: each change is somebody whom a child had to get to know again. */
export function countWords({ firstName, count }: Pick<WorkersProps, 'firstName' | 'count'>): string {
  const { led, changes, beside } = count;
  if (led === 0) return `Nobody is recorded as leading the help for ${firstName}.`;
  const workers = led === 1 ? 'one worker' : `${led} workers`;
  const changed = changes === 0 ? '' : changes === 1 ? ', with one change' : `, with ${changes} changes`;
  const joined =
    beside === 0 ? '' : ` ${beside === 1 ? 'One more has' : `${beside} more have`} worked beside them.`;
  return `${firstName} has had ${workers} so far${changed}, as far as is recorded here.${joined}`;
}

function Change({ handover, standings, href }: HandoverLine): VNode {
  const { from, to, starts, reason, state } = handover;
  return (
    <div class="govuk-!-margin-bottom-4">
      <p class="govuk-body govuk-!-margin-bottom-1">
        <a class="govuk-link" href={href}>
          {`${from} to ${to}, ${formatDate(starts)}`}
        </a>
        {`. ${handoverReasons[reason]}.`}
      </p>
      <OpenTags standings={standings} isBack={state === 'taken back'} />
    </div>
  );
}

/** What is still open, loudly. */
export function OpenTags({
  standings,
  isBack,
}: {
  readonly standings: Standings;
  readonly isBack: boolean;
}): VNode {
  const open = openOf(standings);
  if (isBack)
    return (
      <p class="govuk-body">
        <Tag classes="govuk-tag--grey">Taken back</Tag>
      </p>
    );
  if (open.length === 0)
    return (
      <p class="govuk-body">
        <Tag
          classes={
            standings.child === 'done' && standings.goodbye === 'done' ? 'govuk-tag--leaf' : 'govuk-tag--grey'
          }
        >
          {closedWords(standings)}
        </Tag>
      </p>
    );
  return (
    <p class="govuk-body">
      {open.map((one) => (
        <>
          <Tag classes={one === 'child' ? 'govuk-tag--rose' : 'govuk-tag--gold'}>
            {stillOpenWords[one]}
          </Tag>{' '}
        </>
      ))}
    </p>
  );
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

function Team({ team, today, firstName, joins, leavesOf }: WorkersProps): VNode {
  if (team.length === 0)
    return (
      <p class="govuk-body">{`When somebody is recorded as ${firstName}’s worker on the child’s page, they stand here.`}</p>
    );
  return (
    <StackedTable
      caption="Everybody so far, the latest first"
      captionClasses="govuk-table__caption--m"
      head={['Who', 'As', 'From', 'Until'].map((text) => ({ text }))}
      rows={[...team].reverse().map((one) => [
        { text: [one.worker, one.job, one.team].filter(Boolean).join(', ') },
        { text: capital(one.role ?? 'leads the help') + (one.goal === null ? '' : `: ${one.goal}`) },
        { text: formatDate(one.starts) + (one.starts > today ? ' (planned)' : '') },
        {
          text: (
            <Until
              time={one}
              today={today}
              leaves={joins !== null && isOpen(one, today) ? leavesOf(one.id) : null}
            />
          ),
        },
      ])}
    />
  );
}

/** Somebody who joined, and has not left. */
const isOpen = ({ role, ends }: TeamTime, today: PlainDate) =>
  role !== null && (ends === null || ends > today);

type UntilProps = { readonly time: TeamTime; readonly leaves: string | null; readonly today: PlainDate };

function Until({ time, leaves, today }: UntilProps): VNode {
  const goesOn = time.starts > today ? 'Not begun yet' : 'Still here';
  return (
    <>
      {time.ends === null ? goesOn : formatDate(addDays(time.ends, -1))}
      {time.reasonEnded === null ? '' : `. ${time.reasonEnded}`}
      {leaves === null ? null : (
        <>
          {'. '}
          <a class="govuk-link" href={leaves}>
            Say when they leave<span class="govuk-visually-hidden">{`: ${time.worker}`}</span>
          </a>
        </>
      )}
    </>
  );
}
