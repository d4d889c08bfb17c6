import type { VNode } from 'preact';
import { FanChart } from '../../../platform/charts/fan-chart.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { ScrollRegion, StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Table } from '../../../platform/views/components/table.tsx';
import type { AreaChoice } from './area-form-view.tsx';
import { AreaForm } from './area-form-view.tsx';
import type { ForecastPage, TriedRow } from './forecast-page.ts';
import { countWords, exactWords } from './forecast-words.ts';
import { SpendView } from './spend-view.tsx';

export const forecastPath = '/insight/forecast';

/** Where the number of children in care is heading, how sure that is, and how earlier forecasts did. */
export function ForecastView(props: {
  readonly page: ForecastPage;
  readonly areas: readonly AreaChoice[];
}): VNode {
  const { page } = props;
  return (
    <>
      <span class="govuk-caption-l">{page.name}</span>
      <h1 class="govuk-heading-l">{page.title}</h1>
      <p class="govuk-body">{page.now}</p>
      <AreaForm path={forecastPath} areas={props.areas} chosen={page.code} />
      <FanChart
        id="numbers"
        headingLevel={2}
        title={page.numbers.half}
        summary={page.numbers.summary}
        units="Children in care on 31 March"
        source={page.source}
        asAt={page.asAt}
        known={page.numbers.known}
        expected={page.numbers.expected}
        format={countWords}
        formatKnown={exactWords}
        ends={{ high: 'high', middle: 'most likely', low: 'low' }}
      />
      <BackTest page={page} />
      <SimpleMethods page={page} />
      {page.spend ? <SpendView spend={page.spend} /> : <NoSpend />}
      <Foundation page={page} />
    </>
  );
}

/** Forecasts of the past that stand open; older ones are behind a click. */
const shownRows = 6;

function BackTest({ page: { back, everywhere } }: { page: ForecastPage }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">{back.finding}</h2>
      <p class="govuk-body">{back.words}</p>
      {back.rows.length > 0 ? <TriedTable rows={back.rows.slice(-shownRows)} /> : null}
      {back.rows.length > shownRows ? (
        <Details summary={`Asked before ${back.rows.at(-shownRows)?.asked ?? ''}`}>
          <TriedTable rows={back.rows.slice(0, -shownRows)} />
        </Details>
      ) : null}
      {everywhere.length > 0 ? (
        <Details summary="How it did for all authorities, by the year it was asked in">
          <ScrollRegion label="How it did for all authorities">
            <Table
              classes="kith-dense"
              firstCellIsHeader
              head={[
                { text: 'Asked in' },
                { text: 'Typically off', format: 'numeric' },
                { text: 'Last number carried forward', format: 'numeric' },
                { text: 'Happened between its ends', format: 'numeric' },
              ]}
              rows={everywhere.map(({ asked, error, last, inside }) => [
                { text: asked },
                { text: error, format: 'numeric' },
                { text: last, format: 'numeric' },
                { text: inside, format: 'numeric' },
              ])}
            />
          </ScrollRegion>
        </Details>
      ) : null}
    </>
  );
}

function TriedTable({ rows }: { rows: readonly TriedRow[] }): VNode {
  return (
    <StackedTable
      classes="kith-dense"
      caption="What earlier forecasts said, and what happened: of each, the furthest year that has come"
      captionClasses="govuk-table__caption--s"
      firstCellIsHeader
      head={[
        { text: 'Asked in' },
        { text: 'About' },
        { text: 'Most likely', format: 'numeric' },
        { text: 'Nine in ten between', format: 'numeric' },
        { text: 'Happened', format: 'numeric' },
        { text: 'Where it lay' },
      ]}
      rows={rows.map(({ asked, about, said, between, happened, inside }) => [
        { text: asked },
        { text: about },
        { text: said, format: 'numeric' },
        { text: between, format: 'numeric' },
        { text: happened, format: 'numeric' },
        { text: inside === 'Outside' ? <strong>{inside}</strong> : inside },
      ])}
    />
  );
}

function SimpleMethods({ page }: { page: ForecastPage }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Beside simpler ways to forecast</h2>
      <StackedTable
        classes="kith-dense"
        caption="What each way says of the last year, and how far off it typically was"
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[
          { text: 'Way to forecast' },
          { text: `Says of March ${page.numbers.expected.at(-1)?.period ?? ''}`, format: 'numeric' },
          { text: 'Typically off', format: 'numeric' },
        ]}
        rows={page.simple.map(({ method, says, error }) => [
          { text: method },
          { text: says, format: 'numeric' },
          { text: error, format: 'numeric' },
        ])}
      />
    </>
  );
}

function NoSpend(): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Cost</h2>
      <p class="govuk-body">
        No weekly cost of this area is loaded. It is in spend_2016_2025.csv of the published statistics.
      </p>
    </>
  );
}

function Foundation({ page }: { page: ForecastPage }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">What this rests on</h2>
      <ul class="govuk-list govuk-list--bullet">
        {page.notes.map((note) => (
          <li>{note}</li>
        ))}
      </ul>
      <Details summary="How this was worked out">
        <p class="govuk-body">Fitted: {page.method}.</p>
        <p class="govuk-body">
          Typically off is the median error in percent of what happened, over one to five years ahead. What
          was tried and where the limit lies is in docs/data/forecasts.md.
        </p>
      </Details>
    </>
  );
}

/** Before anything is loaded, or of an area without figures. */
export function NoForecast({
  name,
  areas,
}: {
  name: string | undefined;
  areas: readonly AreaChoice[];
}): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Children in care, five years ahead</h1>
      {name === undefined ? (
        <>
          <p class="govuk-body">No published figures are loaded, so nothing can be forecast from them.</p>
          <p class="govuk-body">
            <code>kith stats load DIR</code> reads a folder of them. Needed here: cla_core.csv, with the
            number of children in care of every authority on 31 March; national.csv and spend_2016_2025.csv
            say more.
          </p>
        </>
      ) : (
        <>
          <p class="govuk-body">
            No number of children in care was published of {name} in the last five years, so nothing can be
            forecast of it.
          </p>
          <AreaForm path={forecastPath} areas={areas} chosen="" />
        </>
      )}
    </>
  );
}
