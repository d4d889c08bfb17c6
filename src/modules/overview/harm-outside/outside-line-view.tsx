import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { OutsideContext } from '../../practice/index.ts';
import { contextStates, outsideHarms } from '../../practice/index.ts';
import { contextOf } from './outside-paths.ts';

const tones: Readonly<Record<OutsideContext['state'], string>> = {
  concern: 'govuk-tag--clay',
  plan: 'govuk-tag--sky',
  ended: 'govuk-tag--grey',
};

/** How a context stands, in a few words; where its review is late, that too. */
export function ContextTag({
  context: { state, reviewOn },
  today,
}: {
  readonly context: Pick<OutsideContext, 'state' | 'reviewOn'>;
  readonly today: PlainDate;
}): VNode {
  return (
    <>
      <Tag classes={tones[state]}>{contextStates[state]}</Tag>
      {reviewOn !== null && reviewOn < today ? (
        <Tag classes="govuk-tag--clay govuk-!-margin-left-1">The day to look at it has passed</Tag>
      ) : null}
    </>
  );
}

type LineProps = {
  readonly context: OutsideContext;
  /** The child by whom the reader gets there. */
  readonly personId: string;
  readonly today: PlainDate;
  /** Children named in the line; none on a child's own page. */
  readonly names: readonly string[];
};

/** A context in a line or two: what it is called, how it stands, what harm, whom it touches. */
export function ContextLine({ context, personId, today, names }: LineProps): VNode {
  const { name, children, reviewOn } = context;
  const harms = [...new Set(children.flatMap((child) => child.harms))].map((one) => outsideHarms[one].text);
  return (
    <div class="govuk-!-margin-bottom-4">
      <p class="govuk-body govuk-!-margin-bottom-1">
        <a class="govuk-link kith-as-typed" href={contextOf(personId, context.contextId)}>
          {name}
        </a>{' '}
        <ContextTag context={context} today={today} />
      </p>
      <p class="govuk-hint govuk-!-margin-bottom-0">
        {[
          harms.join(', '),
          ...(names.length === 0 ? [] : [names.join(', ')]),
          ...(reviewOn === null ? [] : [`looked at again on ${formatDate(reviewOn)}`]),
        ].join(' · ')}
      </p>
    </div>
  );
}

/** On a child's page and plan: one line for each context that touches the child now; nothing where there is none. */
export function OutsideLines({
  contexts,
  personId,
}: {
  readonly contexts: readonly Pick<OutsideContext, 'contextId' | 'name' | 'state' | 'children'>[];
  readonly personId: string;
}): VNode | null {
  if (contexts.length === 0) return null;
  return (
    <p class="govuk-body">
      Harm outside the home:{' '}
      {contexts.flatMap(({ contextId, name, state }, index) => [
        index === 0 ? '' : ' · ',
        <a class="govuk-link kith-as-typed" href={contextOf(personId, contextId)}>
          {name}
        </a>,
        ` (${contextStates[state].toLowerCase()})`,
      ])}
    </p>
  );
}
