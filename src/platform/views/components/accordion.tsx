import type { VNode } from 'preact';
import { Heading } from './heading.tsx';
import type { HeadingLevel } from './heading.tsx';
import { classNames, i18nAttributes } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

export type AccordionSection = Options<{
  heading: Options<{ text: Content }>;
  summary: Options<{ text: Content }>;
  content: Options<{ text: Content }>;
  expanded: boolean;
}>;

export type AccordionProps = Extras &
  Options<{
    headingLevel: HeadingLevel;
    rememberExpanded: boolean;
    hideAllSectionsText: string;
    hideSectionText: string;
    hideSectionAriaLabelText: string;
    showAllSectionsText: string;
    showSectionText: string;
    showSectionAriaLabelText: string;
  }> & { readonly id: string; readonly items: readonly (AccordionSection | undefined)[] };

/** Sections a reader opens; without scripts all are open. */
export function Accordion(props: AccordionProps): VNode {
  const texts = i18nAttributes({
    'hide-all-sections': props.hideAllSectionsText,
    'hide-section': props.hideSectionText,
    'hide-section-aria-label': props.hideSectionAriaLabelText,
    'show-all-sections': props.showAllSectionsText,
    'show-section': props.showSectionText,
    'show-section-aria-label': props.showSectionAriaLabelText,
  });
  return (
    <div
      class={classNames('govuk-accordion', props.classes)}
      data-module="govuk-accordion"
      id={props.id}
      {...texts}
      data-remember-expanded={
        props.rememberExpanded === undefined ? undefined : String(props.rememberExpanded)
      }
      {...props.attributes}
    >
      {props.items.map((item, index) => item && section(props, item, index + 1))}
    </div>
  );
}

function section({ id, headingLevel }: AccordionProps, item: AccordionSection, number: number): VNode {
  return (
    <div
      class={classNames('govuk-accordion__section', item.expanded && 'govuk-accordion__section--expanded')}
    >
      <div class="govuk-accordion__section-header">
        <Heading level={headingLevel ?? 2} class="govuk-accordion__section-heading">
          <span class="govuk-accordion__section-button" id={`${id}-heading-${number}`}>
            {item.heading?.text}
          </span>
        </Heading>
        {item.summary?.text && (
          <div class="govuk-accordion__section-summary govuk-body" id={`${id}-summary-${number}`}>
            {item.summary.text}
          </div>
        )}
      </div>
      <div id={`${id}-content-${number}`} class="govuk-accordion__section-content">
        {sectionContent(item.content?.text)}
      </div>
    </div>
  );
}

function sectionContent(content: Content): Content {
  return typeof content === 'string' && content ? <p class="govuk-body">{content}</p> : content;
}
