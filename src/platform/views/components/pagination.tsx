import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

export type PageLink = Options<{ text: Content; labelText: string; attributes: Attributes }> & {
  readonly href: string;
};

export type PageItem = Options<{
  number: number | string;
  href: string;
  current: boolean;
  ellipsis: boolean;
  visuallyHiddenText: string;
  attributes: Attributes;
}>;

export type PaginationProps = Extras &
  Options<{
    items: readonly (PageItem | undefined)[];
    previous: PageLink;
    next: PageLink;
    landmarkLabel: string;
  }>;

/** Ways through a long list. Without `items`, previous and next stand as blocks with their own labels. */
export function Pagination(props: PaginationProps): VNode {
  const { items, previous, next } = props;
  const block = !items && Boolean(next || previous);
  return (
    <nav
      class={classNames('govuk-pagination', block && 'govuk-pagination--block', props.classes)}
      aria-label={props.landmarkLabel || 'Pagination'}
      {...props.attributes}
    >
      {previous?.href ? arrowLink('prev', previous, block) : null}
      {items && <ul class="govuk-pagination__list">{items.map((item) => item && pageItem(item))}</ul>}
      {next?.href ? arrowLink('next', next, block) : null}
    </nav>
  );
}

type Direction = 'prev' | 'next';

function arrowLink(direction: Direction, link: PageLink, block: boolean): VNode {
  const plain = block && !link.labelText && 'govuk-pagination__link-title--decorated';
  const arrowFirst = block || direction === 'prev';
  return (
    <div class={`govuk-pagination__${direction}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={direction} {...link.attributes}>
        {arrowFirst && <Arrow direction={direction} />}
        <span class={classNames('govuk-pagination__link-title', plain)}>
          {link.text || standardText(direction)}
        </span>
        {link.labelText && block && (
          <>
            {' '}
            <span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!arrowFirst && <Arrow direction={direction} />}
      </a>
    </div>
  );
}

function standardText(direction: Direction): VNode {
  return (
    <>
      {direction === 'prev' ? 'Previous' : 'Next'}
      <span class="govuk-visually-hidden"> page</span>
    </>
  );
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function Arrow({ direction }: { direction: Direction }): VNode {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${direction}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[direction]} />
    </svg>
  );
}

function pageItem(item: PageItem): VNode {
  const { current, ellipsis } = item;
  const classes = classNames(
    'govuk-pagination__item',
    current && 'govuk-pagination__item--current',
    ellipsis && 'govuk-pagination__item--ellipsis',
  );
  return <li class={classes}>{ellipsis ? '⋯' : pageNumber(item)}</li>;
}

function pageNumber({ href, number, current, visuallyHiddenText, attributes }: PageItem): VNode {
  const link: Attributes = { href, 'aria-current': current ? 'page' : undefined, ...attributes };
  return (
    <a
      class="govuk-link govuk-pagination__link"
      aria-label={visuallyHiddenText ?? `Page ${number}`}
      {...link}
    >
      {number}
    </a>
  );
}
