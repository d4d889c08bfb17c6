import type { VNode } from 'preact';
import type { SignalsPage } from '../chance/signals-page.ts';
import { SignalLines } from '../chance/signals-view.tsx';
import type { InsightPage } from './insight-pages.ts';

/** How many signals stand on the first page of insight. */
const shownSignals = 3;

type Props = { readonly pages: readonly InsightPage[]; readonly signals: SignalsPage };

/** What changed last, and the pages of insight, each with the question that it answers. */
export function InsightOverview({ pages, signals }: Props): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Insight</h1>
      <p class="govuk-body-l">How our children are doing, where we are heading, and what would change it.</p>
      {signals.nothing ? null : <TopSignals signals={signals} />}
      <h2 class="govuk-heading-m">Questions</h2>
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

function TopSignals({ signals }: { readonly signals: SignalsPage }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">{signals.heading}</h2>
      <SignalLines lines={signals.lines.slice(0, shownSignals)} />
      <p class="govuk-body">
        <a class="govuk-link" href="/insight/signals">
          All signals, and how they are found
        </a>
      </p>
    </>
  );
}
