import type { VNode } from 'preact';
import type { InsightPage } from './insight-pages.ts';

/** The pages of insight, each with the question that it answers. */
export function InsightOverview({ pages }: { readonly pages: readonly InsightPage[] }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Insight</h1>
      <p class="govuk-body-l">How our children are doing, where we are heading, and what would change it.</p>
      <ul class="govuk-list govuk-list--spaced">
        {pages.map(({ href, title, question }) => (
          <li>
            <a class="govuk-link govuk-!-font-weight-bold" href={href}>
              {title}
            </a>
            <br />
            {question}
          </li>
        ))}
      </ul>
    </>
  );
}
