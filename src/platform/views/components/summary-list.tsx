import type { VNode } from 'preact';
import { Heading } from './heading.tsx';
import type { HeadingLevel } from './heading.tsx';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

export type SummaryAction = Extras &
  Options<{ text: Content; visuallyHiddenText: string }> & { readonly href: string };

export type SummaryActions = Extras & Options<{ items: readonly SummaryAction[] }>;

type SummaryText = Options<{ text: Content; classes: string }>;

export type SummaryRow = Options<{ actions: SummaryActions; classes: string }> & {
  readonly key: SummaryText;
  readonly value: SummaryText;
};

type CardTitle = Options<{ text: Content; headingLevel: HeadingLevel; classes: string }>;
export type SummaryCard = Options<{
  title: CardTitle;
  actions: SummaryActions;
  classes: string;
  attributes: Attributes;
}>;

export type SummaryListProps = Extras &
  Options<{ card: SummaryCard }> & { readonly rows: readonly (SummaryRow | undefined)[] };

/** Facts by name, with a way to change each. `card` puts a titled edge around them. */
export function SummaryList(props: SummaryListProps): VNode {
  const anyActions = props.rows.some((row) => row?.actions?.items?.length);
  const list = (
    <dl class={classNames('govuk-summary-list', props.classes)} {...props.attributes}>
      {props.rows.map((row) => row && summaryRow(row, anyActions, props.card?.title))}
    </dl>
  );
  return props.card ? card(props.card, list) : list;
}

function summaryRow(row: SummaryRow, anyActions: boolean, title: CardTitle | undefined): VNode {
  const bare = anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions';
  return (
    <div class={classNames('govuk-summary-list__row', bare, row.classes)}>
      <dt class={classNames('govuk-summary-list__key', row.key.classes)}>{row.key.text}</dt>
      <dd class={classNames('govuk-summary-list__value', row.value.classes)}>{row.value.text}</dd>
      {row.actions?.items?.length ? rowActions(row.actions, row.actions.items, title) : null}
    </div>
  );
}

function rowActions(
  actions: SummaryActions,
  items: readonly SummaryAction[],
  title: CardTitle | undefined,
): VNode {
  return (
    <dd class={classNames('govuk-summary-list__actions', actions.classes)}>
      {items.length === 1 ? (
        items.map((item) => actionLink(item, title))
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {items.map((item) => (
            <li class="govuk-summary-list__actions-list-item">{actionLink(item, title)}</li>
          ))}
        </ul>
      )}
    </dd>
  );
}

function actionLink(action: SummaryAction, title: CardTitle | undefined): VNode {
  const hidden = action.visuallyHiddenText || title;
  return (
    <a class={classNames('govuk-link', action.classes)} href={action.href} {...action.attributes}>
      {action.text}
      {hidden && (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText ? ` ${action.visuallyHiddenText}` : null}
          {title && [' (', title.text, ')']}
        </span>
      )}
    </a>
  );
}

function card({ title, actions, classes, attributes }: SummaryCard, list: VNode): VNode {
  return (
    <div class={classNames('govuk-summary-card', classes)} {...attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {title && cardTitle(title)}
        {actions?.items?.length ? cardActions(actions, actions.items, title) : null}
      </div>
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  );
}

function cardTitle({ text, classes, headingLevel }: CardTitle): VNode {
  return (
    <Heading level={headingLevel ?? 2} class={classNames('govuk-summary-card__title', classes)}>
      {text}
    </Heading>
  );
}

function cardActions(
  actions: SummaryActions,
  items: readonly SummaryAction[],
  title: CardTitle | undefined,
): VNode {
  const classes = classNames('govuk-summary-card__actions', actions.classes);
  if (items.length === 1) return <div class={classes}>{items.map((item) => actionLink(item, title))}</div>;
  return (
    <ul class={classes}>
      {items.map((item) => (
        <li class="govuk-summary-card__action">{actionLink(item, title)}</li>
      ))}
    </ul>
  );
}
