import type { VNode } from 'preact';
import { Heading } from './heading.tsx';
import type { HeadingLevel } from './heading.tsx';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

type Variant = 'information' | 'success' | 'warning' | 'error';

export type AlertProps = Extras &
  Options<{
    variant: Variant;
    showTitleAsHeading: boolean;
    headingLevel: HeadingLevel;
    dismissible: boolean;
    role: 'alert' | 'region' | 'status';
    children: Content;
  }> & { readonly title: string };

/** Something the reader should know now (MOJ alert). `title` is its accessible name; shown when there is no content. */
export function Alert(props: AlertProps): VNode {
  const variant = props.variant ?? 'information';
  const headed = Boolean(props.showTitleAsHeading && props.children);
  return (
    <div
      role={props.role ?? 'region'}
      class={classNames(
        'moj-alert',
        `moj-alert--${variant}`,
        headed && 'moj-alert--with-heading',
        props.classes,
      )}
      aria-label={`${variant}: ${props.title}`}
      data-module="moj-alert"
      data-dismissible={props.dismissible ? 'true' : undefined}
      {...props.attributes}
    >
      <div>
        <Icon variant={variant} />
      </div>
      <div class="moj-alert__content">
        {headed && (
          <Heading level={props.headingLevel ?? 2} class="moj-alert__heading">
            {props.title}
          </Heading>
        )}
        {props.children || props.title}
      </div>
      <div class="moj-alert__action">
        <button class="moj-alert__dismiss" type="button" hidden>
          Dismiss
        </button>
      </div>
    </div>
  );
}

/** A shape for each meaning, so that none is told by colour alone. */
const shapes: Readonly<Record<Variant, VNode>> = {
  information: (
    <path d="M15 2a13 13 0 1 0 0 26 13 13 0 0 0 0-26m-1.5 11h3v9.5h-3zm1.5-5.5a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4" />
  ),
  success: <path d="M11.3 24.7 2 15.4l2.6-2.6 6.7 6.6L25.4 5.3 28 8z" />,
  warning: (
    <path d="M15 2.4 28.8 26.2H1.2zM13.5 9.5l.2 8.3h2.5l.2-8.3zm1.5 10.4a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8" />
  ),
  error: (
    <path d="M20.2 2.5H9.8L2.5 9.8v10.4l7.3 7.3h10.4l7.3-7.3V9.8zm-9.3 6.4 4.1 4.1 4.1-4.1 2 2-4.1 4.1 4.1 4.1-2 2-4.1-4.1-4.1 4.1-2-2L13 15l-4.1-4.1z" />
  ),
};

function Icon({ variant }: { variant: Variant }): VNode {
  return (
    <svg
      class="moj-alert__icon"
      role="presentation"
      focusable="false"
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 30 30"
      height="30"
      width="30"
      fill-rule="evenodd"
    >
      {shapes[variant]}
    </svg>
  );
}
