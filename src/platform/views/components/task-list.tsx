import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';
import { Tag } from './tag.tsx';

type TaskStatus = Options<{
  text: Content;
  classes: string;
  tag: Options<{ text: Content; classes: string; attributes: Attributes }>;
}>;

export type Task = Options<{ href: string; hint: Options<{ text: Content }>; classes: string }> & {
  readonly title: Options<{ text: Content; classes: string }>;
  readonly status: TaskStatus;
};

/** Things to do, and how far each has come. */
export function TaskList(
  props: Extras & Options<{ idPrefix: string }> & { readonly items: readonly (Task | undefined)[] },
): VNode {
  const prefix = props.idPrefix || 'task-list';
  return (
    <ul class={classNames('govuk-task-list', props.classes)} {...props.attributes}>
      {props.items.map((item, index) => item && task(item, `${prefix}-${index + 1}`))}
    </ul>
  );
}

function task(item: Task, id: string): VNode {
  const { href, hint, status, classes } = item;
  return (
    <li class={classNames('govuk-task-list__item', href && 'govuk-task-list__item--with-link', classes)}>
      <div class="govuk-task-list__name-and-hint">
        {taskName(item, id)}
        {hint && (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {hint.text}
          </div>
        )}
      </div>
      <div class={classNames('govuk-task-list__status', status.classes)} id={`${id}-status`}>
        {taskStatus(status)}
      </div>
    </li>
  );
}

function taskName({ href, title, hint }: Task, id: string): VNode {
  if (!href) return <div class={title.classes || undefined}>{title.text}</div>;
  return (
    <a
      class={classNames('govuk-link govuk-task-list__link', title.classes)}
      href={href}
      aria-describedby={classNames(hint && `${id}-hint`, `${id}-status`)}
    >
      {title.text}
    </a>
  );
}

function taskStatus({ tag, text }: TaskStatus): Content {
  if (!tag) return text;
  return (
    <Tag classes={tag.classes} attributes={tag.attributes}>
      {tag.text}
    </Tag>
  );
}
