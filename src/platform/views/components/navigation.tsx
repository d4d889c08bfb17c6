import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

export type NavigationItem = Options<{ current: boolean; attributes: Attributes }> & {
  readonly href: string;
  readonly text: Content;
};

type NavigationProps = Extras & Options<{ label: string }> & { readonly items: readonly NavigationItem[] };

/** The main places of the service (MOJ primary navigation). */
export function PrimaryNavigation(props: NavigationProps): VNode {
  return (
    <div class="moj-primary-navigation">
      <div class="moj-primary-navigation__container">
        <div class="moj-primary-navigation__nav">
          <nav
            class={classNames('moj-primary-navigation', props.classes)}
            aria-label={props.label}
            {...props.attributes}
          >
            <ul class="moj-primary-navigation__list">
              {props.items.map((item) => navigationItem('moj-primary-navigation', item))}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
}

/** Pages about one thing (MOJ sub navigation). */
export function SubNavigation(props: NavigationProps): VNode {
  return (
    <nav
      class={classNames('moj-sub-navigation', props.classes)}
      aria-label={props.label ?? 'Secondary'}
      {...props.attributes}
    >
      <ul class="moj-sub-navigation__list">
        {props.items.map((item) => navigationItem('moj-sub-navigation', item))}
      </ul>
    </nav>
  );
}

function navigationItem(block: string, { href, text, current, attributes }: NavigationItem): VNode {
  return (
    <li class={`${block}__item`}>
      <a class={`${block}__link`} aria-current={current ? 'page' : undefined} href={href} {...attributes}>
        {text}
      </a>
    </li>
  );
}
