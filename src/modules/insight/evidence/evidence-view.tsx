import type { VNode } from 'preact';
import { LineOverTime } from '../../../platform/charts/line-over-time.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { Attribution, HowToLoad } from '../statistics/statistics-view.tsx';
import type { Outcome } from './compute-figures.ts';
import { outcomeOrder } from './evidence-page.ts';
import type { EvidenceFilter, EvidenceGroup, EvidencePage } from './evidence-page.ts';
import { documents } from './figure-recipe.ts';
import { formatAmount } from './format-figure.ts';
import type { OutturnYear } from './outturn.ts';

type Mark = { readonly word: string; readonly shape: string; readonly tone: string };

const marks: Readonly<Record<Outcome, Mark>> = {
  holds: { word: 'Holds', shape: '✓', tone: 'govuk-tag--leaf' },
  roughly: { word: 'Roughly', shape: '≈', tone: 'govuk-tag--gold' },
  'does not': { word: 'Does not hold', shape: '✕', tone: 'govuk-tag--clay' },
  'cannot be checked': { word: 'Cannot be checked', shape: '?', tone: 'govuk-tag--grey' },
};

/** How a figure stands, by shape and word. */
export function OutcomeTag({ outcome }: { readonly outcome: Outcome }): VNode {
  const { word, shape, tone } = marks[outcome];
  return (
    <Tag classes={tone}>
      <span aria-hidden="true">{shape}</span> {word}
    </Tag>
  );
}

/** Said wherever invented statistics stand where published ones should. */
export function SyntheticNote(): VNode {
  return (
    <InsetText>
      The statistics loaded are synthetic, made for the demonstration: no authority in them exists. The
      documents’ figures are about England and need the real publications, so nothing here says whether a
      document is right. The recipes are the same.
    </InsetText>
  );
}

/** The page where nothing is loaded. */
export function EvidenceEmpty(): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">The evidence cannot be checked yet</h1>
      <p class="govuk-body">
        Here every figure of the documents that Kith is founded on is worked out anew from published
        statistics, with its recipe.
      </p>
      <HowToLoad />
    </>
  );
}

/** Every figure of the documents beside ours. */
export function EvidenceView(props: { readonly page: EvidencePage; readonly synthetic: boolean }): VNode {
  const { page, synthetic } = props;
  return (
    <>
      <h1 class="govuk-heading-l">
        {synthetic ? 'The documents’ figures cannot be checked with made-up statistics' : page.heading}
      </h1>
      <p class="govuk-body-l">
        Every figure of the five documents that Kith is founded on, worked out anew from what is loaded.
      </p>
      {synthetic ? <SyntheticNote /> : null}
      <ul class="govuk-list">
        {page.counts.map(({ outcome, count }) => (
          <li>
            <OutcomeTag outcome={outcome} /> {count} {count === 1 ? 'figure' : 'figures'}
          </li>
        ))}
      </ul>
      {page.outturn.some(({ year, actual }) => year > 2020 && actual !== null) ? (
        <Outturn years={page.outturn} synthetic={synthetic} />
      ) : null}
      <h2 class="govuk-heading-m">The figures</h2>
      <FilterForm filter={page.filter} />
      {page.groups.length === 0 ? <p class="govuk-body">No figure is so.</p> : null}
      {page.groups.map((group) => (
        <Group group={group} />
      ))}
      {page.groups.some(({ rows }) => rows.some(({ assumedCounties }) => assumedCounties)) ? (
        <CountyNote />
      ) : null}
      {synthetic ? null : <Attribution />}
    </>
  );
}

/** The county authorities of the 2022 report are not listed in it. */
export function CountyNote(): VNode {
  return (
    <p class="govuk-body" id="counties">
      * Figures of county authorities rest on an assumed list: the county councils and 13 unitary counties.
      The report does not print its list; with another list they would differ.
    </p>
  );
}

function FilterForm({ filter }: { readonly filter: EvidenceFilter }): VNode {
  return (
    <form method="get" action="/insight/evidence" class="kith-inline-form">
      <Select
        name="document"
        label={{ text: 'Document' }}
        value={String(filter.document ?? '')}
        items={[
          { value: '', text: 'All documents' },
          ...documents.map((document, index) => ({
            value: String(index + 1),
            text: document.replace(/ \(.*$/, ''),
          })),
        ]}
      />
      <Select
        name="outcome"
        label={{ text: 'How it stands' }}
        value={filter.outcome ?? ''}
        items={[
          { value: '', text: 'All' },
          ...outcomeOrder.map((outcome) => ({ value: outcome, text: marks[outcome].word })),
        ]}
      />
      <Button classes="govuk-button--secondary">Show</Button>
    </form>
  );
}

function Group({ group }: { readonly group: EvidenceGroup }): VNode {
  return (
    <StackedTable
      caption={group.document}
      captionClasses="govuk-table__caption--m"
      classes="kith-evidence"
      firstCellIsHeader
      head={[
        { text: 'What it says' },
        { text: 'As printed' },
        { text: 'Ours' },
        { text: 'How it stands' },
        { text: 'Number' },
      ]}
      rows={group.rows.map(({ id, href, claim, printed, ours, outcome, assumedCounties }) => [
        {
          text: (
            <>
              <a class="govuk-link" href={href}>
                {claim}
              </a>
              {assumedCounties ? ' *' : ''}
            </>
          ),
        },
        { text: printed },
        { text: ours },
        { text: <OutcomeTag outcome={outcome} /> },
        { text: id },
      ])}
    />
  );
}

/** The first year drawn: enough to see where numbers came from. */
const firstDrawn = 2015;

function Outturn(props: { readonly years: readonly OutturnYear[]; readonly synthetic: boolean }): VNode {
  const years = props.years.filter(({ year }) => year >= firstDrawn);
  const last = years.findLast(({ year, actual }) => year > 2020 && actual !== null);
  return (
    <LineOverTime
      id="outturn"
      title={outturnFinding(last)}
      summary={years
        .filter(({ year }) => year > 2020)
        .map(
          ({ year, actual, lower, upper }) =>
            `${year}: ${said(actual)} children, forecast ${said(lower)} to ${said(upper)}`,
        )
        .join('; ')}
      units="Children in care in England at 31 March, and the two methods of the 2022 report from 2020"
      source={
        props.synthetic
          ? 'Synthetic, made for the demonstration'
          : 'Department for Education, children looked after in England'
      }
      asAt={`31 March ${last?.year ?? ''}`}
      headingLevel={2}
      periodHeading="March"
      periods={years.map(({ year }) => String(year))}
      lines={[
        { label: 'Actual', values: years.map(({ actual }) => actual), tone: 'ink' },
        { label: 'Lower', values: years.map(({ lower }) => lower), tone: 'sky' },
        { label: 'Upper', values: years.map(({ upper }) => upper), tone: 'clay' },
      ]}
      format={formatAmount}
    />
  );
}

const said = (value: number | null): string => (value === null ? 'not known' : formatAmount(value));

/** The finding: on which side of both forecasts the last year lies. */
export function outturnFinding(last: OutturnYear | undefined): string {
  if (!last || last.actual === null || last.lower === null || last.upper === null) {
    return 'What happened after the forecasts of 2022';
  }
  const [low, high] = [Math.min(last.lower, last.upper), Math.max(last.lower, last.upper)];
  const actual = formatAmount(last.actual);
  if (last.actual < low) {
    return `In March ${last.year} there were ${actual} children in care: ${formatAmount(low - last.actual)} fewer than the lower forecast of 2022`;
  }
  if (last.actual > high) {
    return `In March ${last.year} there were ${actual} children in care: ${formatAmount(last.actual - high)} more than the upper forecast of 2022`;
  }
  return `In March ${last.year} there were ${actual} children in care: between both forecasts of 2022`;
}
