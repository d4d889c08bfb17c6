import type { VNode } from 'preact';
import { FanChart } from '../../../../platform/charts/fan-chart.tsx';
import { ScrollRegion } from '../../../../platform/views/components/responsive-table.tsx';
import { Table } from '../../../../platform/views/components/table.tsx';
import { countWords, exactWords } from '../forecast-words.ts';
import type { OwnForecastPage, PartRow } from './own-forecast-page.ts';

type Props = { readonly page: OwnForecastPage; readonly asAt: string };

/** Five years ahead from our own record: in total, by kind of home, by age, with how it did before. */
export function OwnForecastView({ page, asAt }: Props): VNode {
  return (
    <>
      <span class="govuk-caption-l">From our own record</span>
      <h1 class="govuk-heading-l">{page.title}</h1>
      <FanChart
        id="own-numbers"
        headingLevel={2}
        title={page.fan.half}
        summary={page.fan.summary}
        units="Children in our care on 31 March"
        source="Kith, from our own record"
        asAt={asAt}
        known={page.fan.known}
        expected={page.fan.expected}
        format={countWords}
        formatKnown={exactWords}
        ends={{ high: 'high', middle: 'most likely', low: 'low' }}
      />
      <PartTable heading="Where they will live" head="Kind of home" years={page.years} rows={page.homes} />
      <PartTable heading="How old they will be" head="Age" years={page.years} rows={page.ages} />
      <p class="govuk-body">The mean, and in brackets the ends between which nine in ten lie.</p>
      <h2 class="govuk-heading-m">{page.back.finding}</h2>
      <p class="govuk-body">{page.back.words}</p>
      {page.simple.length > 0 ? <Simple rows={page.simple} /> : null}
      <h2 class="govuk-heading-m">What this rests on</h2>
      <p class="govuk-body">
        Children are followed month by month from where they are: each grows older by the calendar, may move,
        may leave, and leaves at 18; others come, as many and as old as lately. Rates are those of our own
        record, recent months counting more. It knows nothing of choices that change them: for those, see{' '}
        <a class="govuk-link" href="/insight/what-if">
          What if
        </a>
        . What all authorities together say stands under{' '}
        <a class="govuk-link" href="/insight/forecast">
          Children in care, five years ahead
        </a>
        .
      </p>
    </>
  );
}

type PartTableProps = {
  readonly heading: string;
  readonly head: string;
  readonly years: readonly string[];
  readonly rows: readonly PartRow[];
};

function PartTable({ heading, head, years, rows }: PartTableProps): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">{heading}</h2>
      <ScrollRegion label={heading}>
        <Table
          classes="kith-dense"
          firstCellIsHeader
          head={[{ text: head }, ...years.map((year) => ({ text: `March ${year}`, format: 'numeric' }))]}
          rows={rows.map(({ part, cells }) => [
            { text: part },
            ...cells.map((text) => ({ text, format: 'numeric' })),
          ])}
        />
      </ScrollRegion>
    </>
  );
}

function Simple({ rows }: { readonly rows: OwnForecastPage['simple'] }): VNode {
  return (
    <Table
      classes="kith-dense"
      caption="Beside simpler ways to forecast"
      captionClasses="govuk-table__caption--s"
      firstCellIsHeader
      head={[{ text: 'Way to forecast' }, { text: 'Typically off', format: 'numeric' }]}
      rows={rows.map(({ method, error }) => [{ text: method }, { text: error, format: 'numeric' }])}
    />
  );
}

/** Before there is a forecast. */
export function NoOwnForecast(): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Our own forecast</h1>
      <p class="govuk-body">
        There is none yet. It needs at least half a year of children in care in the record: load the children
        looked after return (SSDA903). The forecast is then made within minutes, and anew every night.
      </p>
    </>
  );
}
