import type { ComponentChildren, VNode } from 'preact';
import { Heading } from '../../../platform/views/components/heading.tsx';
import type { PersonCard } from './person-card.ts';

type Props = {
  readonly card: PersonCard;
  /** The level of the name's heading: 2 straight under the page's own. */
  readonly level?: 2 | 3;
  readonly matched?: string;
  readonly children?: ComponentChildren;
};

/** Somebody in a list of people. What follows (a button, a choice) stands under it. */
export function PersonCardView({ card, level, matched, children }: Props): VNode {
  return (
    <li class="govuk-!-margin-bottom-4">
      <Heading level={level ?? 2} class="govuk-heading-s govuk-!-margin-bottom-1">
        <a class="govuk-link" href={card.href}>
          {card.shown}
        </a>{' '}
        {card.note && <span class="govuk-!-font-weight-regular">{card.note}</span>}
      </Heading>
      <Line text={card.who} />
      <Line text={card.numbers} />
      <Line label="Lives" text={card.lives} />
      <Line label="Worker" text={card.worker} />
      <Line label="Matched" text={matched ?? ''} />
      {children}
      <hr class="govuk-section-break govuk-section-break--m govuk-section-break--visible" />
    </li>
  );
}

function Line({ label, text }: { readonly label?: string; readonly text: string }): VNode | null {
  if (text === '') return null;
  return (
    <p class="govuk-body-s govuk-!-margin-bottom-0">
      {label && <span class="govuk-hint govuk-!-font-size-16">{label}: </span>}
      {text.charAt(0).toUpperCase() + text.slice(1)}
    </p>
  );
}

/** A list of people. */
export function PeopleList({ children }: { readonly children: ComponentChildren }): VNode {
  return <ol class="govuk-list">{children}</ol>;
}
