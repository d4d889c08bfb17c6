import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import type { EventForm, StillOpen } from '../../practice/index.ts';
import { closedWords, handoverReasons, openOf, standingsOf, stillOpenWords } from '../../practice/index.ts';
import { EventLine } from './event-line-view.tsx';
import type { HandoverProps } from './handover-page.ts';
import { NeedsView } from './needs-view.tsx';
import { Saved } from './workers-view.tsx';

/** One change of worker: first what is still open, then who was told and how goodbye was said, then what the new worker needs. */
export function HandoverView(props: HandoverProps): VNode {
  const { handover, needs, here, mayChange, saved, tooLate, hasNoAccount } = props;
  return (
    <>
      {saved === undefined ? null : (
        <Saved text={saved === 'before' ? 'It was recorded before, and stands once.' : 'It is recorded.'} />
      )}
      <span class="govuk-caption-l">Change of worker</span>
      <h1 class="govuk-heading-l">{needs.person.shown}</h1>
      <p class="govuk-body-l">{headingOf(props)}</p>
      <Why {...props} />
      <StillToDo {...props} />
      {hasNoAccount ? (
        <InsetText>{`Nobody can sign in as ${handover.to} yet: an administrator gives them an account (Workers, under Teams). Until then ${handover.to} reads nothing of the record.`}</InsetText>
      ) : null}
      <Happened {...props} />
      {mayChange && tooLate === undefined ? (
        <p class="govuk-body">
          <a class="govuk-link" href={`${here}/back`}>
            Take this change of worker back
          </a>
        </p>
      ) : null}
      {mayChange && tooLate !== undefined ? (
        <Details summary="Is this change wrong?">
          <p class="govuk-body">{`${tooLate}.`}</p>
        </Details>
      ) : null}
      <NeedsView {...props} />
    </>
  );
}

/** Who hands over to whom: planned, begun, or taken back. */
function headingOf({ handover, today }: HandoverProps): string {
  const { from, to, starts, state } = handover;
  const day = formatDate(starts);
  if (state === 'taken back') return `${from} was to hand over to ${to} on ${day}.`;
  return starts > today
    ? `${from} hands over to ${to} on ${day}.`
    : `${to} took over from ${from} on ${day}.`;
}

function Why({ handover }: HandoverProps): VNode {
  const { reason, because, apart, state, takenBackBecause } = handover;
  return (
    <>
      <p class="govuk-body kith-as-typed">{`${handoverReasons[reason]}. ${because}`}</p>
      {apart === null ? null : (
        <p class="govuk-body kith-as-typed">{`Not all brothers and sisters change together: ${apart}`}</p>
      )}
      {state === 'taken back' ? (
        <InsetText>{`This change was taken back: ${takenBackBecause ?? 'no reason is recorded'}`}</InsetText>
      ) : null}
    </>
  );
}

const forms: readonly (readonly [EventForm, StillOpen, string, string])[] = [
  ['child-told', 'child', 'Say how the child was told, or why not', 'Say more of how the child was told'],
  ['family-told', 'family', 'Say how parents or carers were told, or why not', 'Say who else was told'],
  [
    'introduction',
    'introduction',
    'Record the visit on which the new worker was introduced',
    'Record another visit together',
  ],
  ['goodbye', 'goodbye', 'Record the goodbye', 'Record another goodbye'],
];

/** Loud while something is open: it goes away by being done, or by a reason. */
function StillToDo({ handover, events, here, mayChange, today }: HandoverProps): VNode | null {
  const standings = standingsOf(events);
  const open = new Set(openOf(standings));
  if (!mayChange) return null;
  const isLate = open.has('child') && handover.starts <= today;
  return (
    <section aria-labelledby="to-do">
      <h2 class="govuk-heading-m" id="to-do">
        {open.size === 0 ? closedWords(standings) : 'Still to do'}
      </h2>
      {open.has('child') ? (
        <WarningText>
          {isLate
            ? 'The worker has changed, and the child has not been told.'
            : `${stillOpenWords.child}: a child is told before the change, with the reason.`}
        </WarningText>
      ) : null}
      <ul class="govuk-list">
        {forms.map(([part, what, first, again]) => (
          <li>
            <a class="govuk-link" href={`${here}/parts/${part}`}>
              {open.has(what) ? first : again}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Happened({ events, names, here, mayChange }: HandoverProps): VNode {
  const told = events.filter(({ kind }) => kind !== 'acknowledged');
  return (
    <section aria-labelledby="happened">
      <h2 class="govuk-heading-m" id="happened">
        What happened
      </h2>
      {told.length === 0 ? <p class="govuk-body">Nobody has been told yet.</p> : null}
      {told.map((event) => (
        <EventLine
          event={event}
          by={names.get(event.recordedBy ?? '') ?? 'Name not recorded'}
          mistake={mayChange ? `${here}/mistakes/${event.id}` : null}
        />
      ))}
    </section>
  );
}
