import type { VNode } from 'preact';
import { ProcessChart } from '../../../platform/charts/process-chart.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { Table } from '../../../platform/views/components/table.tsx';
import { formatNumber } from '../figures/number-rules.ts';
import { conventions } from './convention-rules.ts';
import type { SignalPage } from './signal-page.ts';

type Props = { readonly page: SignalPage; readonly day: string; readonly mayOpen: boolean };

/** One measure's process chart: the finding, its limits, what moved beneath, and how it was judged. */
export function SignalView({ page, day, mayOpen }: Props): VNode {
  const { measure, series } = page;
  const percent = measure.unit === '%';
  return (
    <>
      <span class="govuk-caption-l">{measure.id}</span>
      <h1 class="govuk-heading-l">{measure.title}</h1>
      <p class="govuk-body">{measure.question}</p>
      <ProcessChart
        id="process"
        headingLevel={2}
        title={page.finding}
        summary={`${page.finding}. ${page.numbers} ${page.points.filter(({ mark }) => mark).length} of ${page.points.length} values are beyond what chance explains.`}
        units={page.units}
        source="what is recorded in Kith"
        asAt={page.asAt}
        empty="No months counted yet"
        periodHeading={series.step === 'quarter' ? 'Quarter to' : 'Month'}
        valueHeading="Value"
        format={(value) => `${formatNumber(value)}${percent ? '%' : ''}`}
        points={page.points}
        breaks={page.breaks}
      />
      {page.numbers ? <p class="govuk-body">{page.numbers}</p> : null}
      <Beneath page={page} />
      {page.beside.map(({ title, href, why }) => (
        <p class="govuk-body">
          To be read beside{' '}
          <a class="govuk-link" href={href}>
            {title}
          </a>
          . {why}
        </p>
      ))}
      <p class="govuk-body">
        <a class="govuk-link" href={page.measureHref}>
          {mayOpen ? 'What this counts, and the children behind it' : 'What this counts'}
        </a>
      </p>
      <Judged page={page} day={day} />
    </>
  );
}

function Beneath({ page }: { readonly page: SignalPage }): VNode | null {
  if (page.beneath.length === 0) return null;
  return (
    <Table
      caption="What moved beneath"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Part' }, { text: 'Change', format: 'numeric' }, { text: 'By itself' }]}
      rows={page.beneath.map(({ title, changeText, beyondChance }) => [
        { text: title },
        { text: changeText, format: 'numeric' },
        { text: beyondChance ? 'Beyond chance' : 'Within chance' },
      ])}
    />
  );
}

function Judged({ page, day }: { readonly page: SignalPage; readonly day: string }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">How this is judged</h2>
      {page.limits.map((text) => (
        <p class="govuk-body">{text}</p>
      ))}
      <p class="govuk-body">
        A signal is one value beyond a limit; {page.convention.run} in a row on one side of the middle;{' '}
        {page.convention.trend} in a row that each rise or fall (not for what is carried over); or two of
        three in the outer third near the same limit.
      </p>
      <Details summary="Judge it another way">
        <form method="get" action={`/insight/signals/${page.measure.id}`}>
          <input type="hidden" name="on" value={day} />
          <Select
            name="anew"
            label={{ text: 'Work the limits out anew from a month in which things were changed' }}
            value={page.rebasedOn ?? ''}
            items={[
              { value: '', text: 'No such month' },
              ...page.choices.map((one) => ({ value: one.day, text: one.text })),
            ]}
          />
          <Select
            name="rules"
            label={{ text: 'How many in a row make a signal' }}
            value={page.convention.name}
            items={[
              { value: 'wheeler', text: '8 on one side, 6 rising or falling (Wheeler, Nelson)' },
              { value: 'making data count', text: '7 and 7 (NHS Making Data Count)' },
            ]}
          />
          <Button classes="govuk-button--secondary">Judge again</Button>
        </form>
        <p class="govuk-body">
          Sources: {conventions.wheeler.source}. {conventions['making data count'].source}.
        </p>
      </Details>
    </>
  );
}
