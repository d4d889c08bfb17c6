import type { VNode } from 'preact';
import { LineOverTime } from '../../../platform/charts/line-over-time.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { Attribution, InventedNote } from '../statistics/statistics-view.tsx';
import type { Choice } from './compare-queries.ts';
import { formatMillions } from './compare-words.ts';
import type { SpendingPage } from './spending-page.ts';
import type { SpendingYear } from './explain-spending.ts';

/** What moved spending on children in care between two years. */
export function SpendingView({
  page,
  years,
  choice,
  source,
}: {
  readonly page: SpendingPage;
  readonly years: readonly SpendingYear[];
  readonly choice: Choice;
  readonly source: string;
}): VNode {
  const { before, after, parts } = page;
  return (
    <>
      <h1 class="govuk-heading-l">{page.heading}</h1>
      {choice.load.invented ? <InventedNote /> : null}
      <SpendingForm page={page} choice={choice} />
      <StackedTable
        caption={`What moved it, ${before.year} to ${after.year}`}
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[
          { text: 'Cause' },
          { text: 'From and to' },
          { text: 'Part of the change', format: 'numeric' },
          { text: 'Share', format: 'numeric' },
        ]}
        rows={[
          ...parts.map(({ words, detail, amount, share }) => [
            { text: words },
            { text: detail },
            { text: `${amount < 0 ? '−' : '+'}${formatMillions(amount)}`, format: 'numeric' },
            { text: `${Math.round(share * 100)}%`, format: 'numeric' },
          ]),
          [
            { text: 'All' },
            { text: `${formatMillions(before.spend)} to ${formatMillions(after.spend)}` },
            { text: `${page.change < 0 ? '−' : '+'}${formatMillions(page.change)}`, format: 'numeric' },
            { text: '100%', format: 'numeric' },
          ],
        ]}
      />
      <SpendChart years={years} page={page} source={source} name={choice.area.name} />
      <p class="govuk-body-s">
        Gross spending of the financial year, in the money of each year: prices are not taken out, so that
        part of a dearer week is inflation. Spending is children who live here × share in care × weeks × cost
        of a week; the change is split by the logarithmic mean Divisia index (Ang, 2005), whose parts add up
        to it. Children in care are those of 31 March, children who live here those of the summer before.
      </p>
      {choice.load.invented ? null : <Attribution />}
    </>
  );
}

function SpendingForm({ page, choice }: { readonly page: SpendingPage; readonly choice: Choice }): VNode {
  return (
    <form method="get" action="/insight/spending" class="kith-inline-form">
      <Select
        name="area"
        label={{ text: 'Authority' }}
        value={choice.area.code}
        items={choice.authorities.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <Select
        name="from"
        label={{ text: 'From' }}
        value={String(page.before.year)}
        items={page.years.map((year) => ({ value: String(year), text: String(year) }))}
      />
      <Button classes="govuk-button--secondary">Show</Button>
    </form>
  );
}

function SpendChart({
  years,
  page,
  source,
  name,
}: {
  readonly years: readonly SpendingYear[];
  readonly page: SpendingPage;
  readonly source: string;
  readonly name: string;
}): VNode {
  const first = years[0];
  const index = (of: (one: SpendingYear) => number) =>
    years.map((one) => (first ? Math.round((of(one) / of(first)) * 1000) / 10 : null));
  return (
    <LineOverTime
      id="spending"
      headingLevel={2}
      title={`${name} had ${page.after.inCare} children in care in ${page.after.year}, ${page.before.inCare} in ${page.before.year}`}
      summary="Two lines over the years: spending, and children in care, each as a share of the first year."
      units={`${first?.year ?? ''} is 100`}
      source={source}
      asAt={`up to ${page.after.year}`}
      periodHeading="Year"
      periods={years.map(({ year }) => String(year))}
      lines={[
        { label: 'Spending', values: index(({ spend }) => spend) },
        { label: 'In care', values: index(({ inCare }) => inCare) },
      ]}
    />
  );
}
