import type { VNode } from 'preact';
import { Button } from './button.tsx';
import type { Content, Extras, Options } from './markup.ts';
import { classNames } from './markup.ts';

/** A filter that is on; `href` leads to the list without it. */
export type SelectedFilter = { readonly text: string; readonly href: string };
export type FilterCategory = { readonly heading: string; readonly items: readonly SelectedFilter[] };

export type FilterProps = Extras &
  Options<{
    heading: Content;
    submitText: string;
    clearHref: string;
    categories: readonly FilterCategory[];
    children: Content;
  }> & { readonly action: string };

/** Narrows a list (MOJ filter). The fields are its children; it is a GET, so the narrowed list can be linked to. */
export function Filter(props: FilterProps): VNode {
  const chosen = (props.categories ?? []).filter(({ items }) => items.length > 0);
  return (
    <form
      class={classNames('moj-filter', props.classes)}
      method="get"
      action={props.action}
      {...props.attributes}
    >
      <div class="moj-filter__header">
        <div class="moj-filter__header-title">
          <h2 class="govuk-heading-s">{props.heading ?? 'Filter'}</h2>
        </div>
      </div>
      <div class="moj-filter__content">
        {chosen.length > 0 && selected(chosen, props.clearHref ?? props.action)}
        <div class="moj-filter__options">
          {props.children}
          <Button>{props.submitText ?? 'Apply filters'}</Button>
        </div>
      </div>
    </form>
  );
}

function selected(categories: readonly FilterCategory[], clearHref: string): VNode {
  return (
    <div class="moj-filter__selected">
      <div class="moj-filter__selected-heading">
        <div class="moj-filter__heading-title">
          <h2 class="govuk-heading-s">Selected filters</h2>
        </div>
        <div class="moj-filter__heading-action">
          <p>
            <a class="govuk-link govuk-link--no-visited-state" href={clearHref}>
              Clear filters
            </a>
          </p>
        </div>
      </div>
      {categories.map(category)}
    </div>
  );
}

function category({ heading, items }: FilterCategory): VNode {
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-0">{heading}</h3>
      <ul class="moj-filter-tags">
        {items.map(({ text, href }) => (
          <li>
            <a class="moj-filter__tag" href={href}>
              <span class="govuk-visually-hidden">Remove this filter</span> {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
