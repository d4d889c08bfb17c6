import type { VNode } from 'preact';
import { Button } from './button.tsx';
import { Heading } from './heading.tsx';
import type { HeadingLevel } from './heading.tsx';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

export type PanelAction = Options<{
  text: Content;
  href: string;
  type: 'submit' | 'button' | 'reset';
  classes: string;
  attributes: Attributes;
}>;

export type PanelProps = Extras &
  Options<{
    title: Content;
    headingLevel: HeadingLevel;
    actions: Extras & Options<{ items: readonly PanelAction[] }>;
    children: Content;
  }>;

/** That something is done; with `govuk-panel--interruption` in `classes`, a question before it is done. */
export function Panel(props: PanelProps): VNode {
  const interruption = props.classes?.includes('govuk-panel--interruption') ?? false;
  return (
    <div
      class={classNames('govuk-panel', !interruption && 'govuk-panel--confirmation', props.classes)}
      {...props.attributes}
    >
      <Heading level={props.headingLevel ?? 1} class="govuk-panel__title">
        {props.title}
      </Heading>
      {props.children && <div class="govuk-panel__body">{props.children}</div>}
      {interruption && props.actions ? panelActions(props.actions) : null}
    </div>
  );
}

function panelActions({ classes, attributes, items }: NonNullable<PanelProps['actions']>): VNode {
  return (
    <div class={classNames('govuk-panel__actions', classes)} {...attributes}>
      {items?.length ? (
        <div class="govuk-button-group">{items.map((item) => [panelAction(item), ' '])}</div>
      ) : null}
    </div>
  );
}

function panelAction(action: PanelAction): VNode {
  if (!action.href || action.type === 'button') {
    return (
      <Button
        type={action.type || 'button'}
        classes={classNames('govuk-button--inverse', action.classes)}
        href={action.href}
        attributes={action.attributes}
      >
        {action.text}
      </Button>
    );
  }
  return (
    <a
      class={classNames('govuk-link govuk-link--inverse', action.classes)}
      href={action.href}
      {...action.attributes}
    >
      {action.text}
    </a>
  );
}
