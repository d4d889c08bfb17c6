import type { VNode } from 'preact';
import type { ChronologyEvent } from '../../practice/index.ts';
import { formatKnown } from '../../practice/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { ShownChild } from '../timeline/shown-children.ts';

/** The chronology of one child. */
export type ChildChronology = ShownChild & {
  readonly full: string;
  readonly events: readonly ChronologyEvent[];
};

export type ChronologyProps = {
  readonly here: string;
  /** The child whose page it is first. */
  readonly children: readonly ChildChronology[];
  readonly siblings: readonly ShownChild[];
  readonly mayWrite: boolean;
  readonly isSaved: boolean;
  readonly today: PlainDate;
};

/** What was significant in a child's life, a line for each event; of several children one after the other, each on a sheet of their own. */
export function ChronologyView(props: ChronologyProps): VNode {
  const { here, children, mayWrite, isSaved } = props;
  const [first] = children;
  return (
    <>
      {isSaved ? (
        <div class="kith-not-printed">
          <NotificationBanner type="success" title="Saved">
            <p class="govuk-notification-banner__heading">The chronology stands as below.</p>
          </NotificationBanner>
        </div>
      ) : null}
      {mayWrite ? (
        <div class="govuk-button-group kith-not-printed">
          <Button href={`${here}/picks`}>Take from the timeline</Button>
          <Button classes="govuk-button--secondary" href={`${here}/events`}>
            Add an event
          </Button>
        </div>
      ) : null}
      <Siblings {...props} />
      {children.map((child) => (
        <OneChild child={child} isFirst={child.id === first?.id} {...props} />
      ))}
    </>
  );
}

function Siblings({ here, siblings, children }: ChronologyProps): VNode | null {
  if (siblings.length === 0) return null;
  return (
    <form method="get" action={here} class="kith-not-printed">
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
          Brothers and sisters as well, each on a page of their own
        </legend>
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {siblings.map(({ id, name }) => (
            <div class="govuk-checkboxes__item">
              <input
                class="govuk-checkboxes__input"
                id={`with-${id}`}
                name={`with-${id}`}
                type="checkbox"
                value="yes"
                checked={children.some((one) => one.id === id)}
              />
              <label class="govuk-label govuk-checkboxes__label" for={`with-${id}`}>
                {name}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <Button classes="govuk-button--secondary">Show</Button>
    </form>
  );
}

type OneProps = ChronologyProps & { readonly child: ChildChronology; readonly isFirst: boolean };

function OneChild({ child, isFirst, mayWrite, today }: OneProps): VNode {
  const { events, full } = child;
  const agencies = [...new Set(events.flatMap(({ agency }) => agency ?? []))];
  const Heading = isFirst ? 'h1' : 'h2';
  return (
    <section class="kith-chronology">
      <Heading class="govuk-heading-l">Chronology: {full}</Heading>
      <p class="govuk-body">
        As it stood on {formatDate(today)}
        {agencies.length === 0 ? '' : `, with what these told us: ${agencies.join(', ')}`}.
      </p>
      {events.length === 0 ? <Nothing mayWrite={mayWrite} /> : <Events child={child} mayWrite={mayWrite} />}
    </section>
  );
}

function Nothing({ mayWrite }: Pick<ChronologyProps, 'mayWrite'>): VNode {
  return (
    <InsetText>
      <p>
        Nothing stands here yet.
        {mayWrite
          ? ' Take what was significant from the timeline, or add an event that another agency told.'
          : ''}
      </p>
    </InsetText>
  );
}

function Events({ child, mayWrite }: Pick<OneProps, 'child' | 'mayWrite'>): VNode {
  const head = ['When', 'What happened', 'What it meant', 'Known from'].map((text) => ({ text }));
  const put = ({ eventId, words }: ChronologyEvent) => (
    <a class="govuk-link" href={`/children/${child.id}/chronology/events/${eventId}`}>
      Put right<span class="govuk-visually-hidden">{`: ${words}`}</span>
    </a>
  );
  const last = { text: <span class="govuk-visually-hidden">Put right</span>, classes: 'kith-not-printed' };
  return (
    <StackedTable
      caption={`Events of ${child.name}, the earliest first`}
      captionClasses="govuk-visually-hidden"
      classes="kith-chronology__events"
      head={mayWrite ? [...head, last] : head}
      rows={child.events.map((event) => [
        { text: formatKnown(event.happenedOn, event.precision) },
        { text: <What event={event} /> },
        { text: event.meaning ?? 'Not known' },
        { text: event.agency === null ? event.source : `${event.agency}: ${event.source}` },
        ...(mayWrite ? [{ text: put(event), classes: 'kith-not-printed' }] : []),
      ])}
    />
  );
}

function What({
  event: { words, restrictedTo, isChanged, because },
}: {
  readonly event: ChronologyEvent;
}): VNode {
  return (
    <>
      {words} {restrictedTo === null ? null : <Tag classes="govuk-tag--grey">Restricted</Tag>}
      {isChanged && because ? <p class="govuk-hint govuk-!-margin-bottom-0">Put right: {because}</p> : null}
    </>
  );
}
