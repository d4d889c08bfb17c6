import type { ComponentChildren, VNode } from 'preact';
import { classNames } from '../../platform/views/components/markup.ts';
import type { Pages } from './messages.ts';

export type Act = () => void;

type ButtonProps = {
  readonly act: Act;
  readonly kind?: 'secondary' | 'warning';
  readonly id?: string;
  readonly children: ComponentChildren;
};

/** A button that does something on the page. */
export function PressButton({ act, kind, id, children }: ButtonProps): VNode {
  return (
    <button
      type="button"
      id={id}
      class={classNames('govuk-button', kind && `govuk-button--${kind}`)}
      onClick={act}
    >
      {children}
    </button>
  );
}

type GoProps = {
  readonly act: Act;
  readonly classes?: string | undefined;
  readonly isCurrent?: boolean;
  readonly label?: string;
  readonly children: ComponentChildren;
};

/** A link to another part of the page. Its address says nothing of what it leads to: addresses are kept by browsers. */
export function Go({ act, classes = 'govuk-link', isCurrent, label, children }: GoProps): VNode {
  const follow = (event: Event) => {
    event.preventDefault();
    act();
  };
  return (
    <a
      class={classes}
      href="#main-content"
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={label}
      onClick={follow}
    >
      {children}
    </a>
  );
}

/** Ways through a long list. */
export function Pager({
  page,
  pages,
  turn,
}: Pages & { readonly turn: (page: number) => void }): VNode | null {
  if (pages <= 1) return null;
  const link = (to: number, text: string) => (
    <li>
      <Go act={() => turn(to)} classes="govuk-link check-pager__link">
        {text}
      </Go>
    </li>
  );
  return (
    <nav class="check-pager" aria-label="Pages">
      <ul class="check-pager__list">
        {page > 2 && link(1, 'First')}
        {page > 1 && link(page - 1, 'Previous')}
        <li>
          Page {page.toLocaleString('en-GB')} of {pages.toLocaleString('en-GB')}
        </li>
        {page < pages && link(page + 1, 'Next')}
        {page < pages - 1 && link(pages, 'Last')}
      </ul>
    </nav>
  );
}

/** The names of tables as people say them: 'Header_last' is the header of last year. */
export function sayTable(name: string): string {
  if (name === 'ProviderList') return 'the provider list';
  return name.endsWith('_last') ? `${name.slice(0, -5)} of last year` : name;
}

export const withoutPostcodes =
  'Without a postcode directory every postcode counts as unknown: rules on places and distances find every episode.';
