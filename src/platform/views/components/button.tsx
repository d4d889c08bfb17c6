import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

export type ButtonProps = Extras &
  Options<{
    href: string;
    type: 'submit' | 'button' | 'reset';
    name: string;
    value: string;
    id: string;
    disabled: boolean;
    preventDoubleClick: boolean;
    isStartButton: boolean;
    children: Content;
  }>;

/** A GOV.UK button; with `href` it is a link that looks like one. */
export function Button(props: ButtonProps): VNode {
  const common = {
    class: classNames('govuk-button', props.classes, props.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...props.attributes,
    id: props.id || undefined,
  };
  if (props.href) {
    return (
      <a href={props.href} role="button" draggable={false} {...common}>
        {buttonContent(props)}
      </a>
    );
  }
  return (
    <button {...buttonState(props)} {...common}>
      {buttonContent(props)}
    </button>
  );
}

function buttonState(props: ButtonProps): Attributes & { type: 'submit' | 'button' | 'reset' } {
  return {
    type: props.type ?? 'submit',
    value: props.value || undefined,
    name: props.name || undefined,
    disabled: props.disabled || undefined,
    'aria-disabled': props.disabled ? 'true' : undefined,
    'data-prevent-double-click':
      props.preventDoubleClick === undefined ? undefined : String(props.preventDoubleClick),
  };
}

function buttonContent({ children, isStartButton }: ButtonProps): Content {
  if (!isStartButton) return children;
  // Start buttons use flexbox, which drops the spaces between elements: markup inside needs one wrapper.
  return [typeof children === 'string' ? children : <span>{children}</span>, <StartIcon />];
}

function StartIcon(): VNode {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
