import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

export type Breadcrumb = Options<{ text: Content; href: string; attributes: Attributes }>;

/** Where this page stands. The last item, without `href`, is the page itself. */
export function Breadcrumbs(
  props: Extras & Options<{ items: readonly Breadcrumb[]; collapseOnMobile: boolean; labelText: string }>,
): VNode {
  const collapse = props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile';
  return (
    <nav
      class={classNames('govuk-breadcrumbs', props.classes, collapse)}
      {...props.attributes}
      aria-label={props.labelText ?? 'Breadcrumb'}
    >
      <ol class="govuk-breadcrumbs__list">{(props.items ?? []).map(crumb)}</ol>
    </nav>
  );
}

function crumb(item: Breadcrumb): VNode {
  if (!item.href) {
    return (
      <li class="govuk-breadcrumbs__list-item" aria-current="page">
        {item.text}
      </li>
    );
  }
  return (
    <li class="govuk-breadcrumbs__list-item">
      <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
        {item.text}
      </a>
    </li>
  );
}
