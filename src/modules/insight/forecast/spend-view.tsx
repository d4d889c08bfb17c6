import type { VNode } from 'preact';
import { FanChart } from '../../../platform/charts/fan-chart.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { millionWords, poundWords } from './forecast-words.ts';
import type { SpendPage } from './spend-page.ts';

const ends = { high: 'high', middle: 'most likely', low: 'low' };
const source = 'local authority interactive tool, spend as returned';

/** What a week in care costs and what a year comes to: forecast apart from numbers, in the prices of each year. */
export function SpendView({ spend }: { readonly spend: SpendPage }): VNode {
  return (
    <>
      <FanChart
        id="spend"
        headingLevel={2}
        title={`Spend on children in care: ${lowered(spend.spend.finding)}`}
        summary={spend.spend.summary}
        units="Spend in the year to 31 March, in the prices of each year"
        source={source}
        asAt={spend.asAt}
        known={spend.spend.known}
        expected={spend.spend.expected}
        format={millionWords}
        tone="gold"
        ends={ends}
      />
      <p class="govuk-body">
        Number on 31 March × weekly cost × 365 ÷ 7, with the doubt about both. {spend.spendTried}
      </p>
      <FanChart
        id="weekly"
        headingLevel={2}
        title={`A week in care: ${lowered(spend.weekly.finding)}`}
        summary={spend.weekly.summary}
        units="Weekly cost of a child in care, in the prices of each year"
        source={source}
        asAt={spend.asAt}
        known={spend.weekly.known}
        expected={spend.weekly.expected}
        format={poundWords}
        tone="gold"
        ends={ends}
      />
      <StackedTable
        classes="kith-dense"
        caption="Weekly costs, each forecast from its own past"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={[{ text: 'Cost of' }, { text: 'Now' }, { text: 'In five years' }, { text: 'Typically off' }]}
        rows={spend.rows.map(({ what, now, ahead, error }) => [
          { text: what },
          { text: now },
          { text: ahead },
          { text: error },
        ])}
      />
      <p class="govuk-body">
        Costs are in the prices of each year: they are expected to rise on as all authorities’ rose over the
        last five years, less each year.
      </p>
    </>
  );
}

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
