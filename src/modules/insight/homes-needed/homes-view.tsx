import type { VNode } from 'preact';
import { LineOverTime } from '../../../platform/charts/line-over-time.tsx';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { ScrollRegion, StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Table } from '../../../platform/views/components/table.tsx';
import type { Forecast } from '../forecast/forecast.ts';
import type { FormProps } from './homes-form-view.tsx';
import { HomesFormView, shareEvidence } from './homes-form-view.tsx';
import type { HomesAsked } from './homes-form.ts';
import type { ExpectedPage, PlanPage } from './homes-page.ts';
import { wholeWords } from './homes-words.ts';

const title = 'Homes we will need';

export type HomesProps = FormProps & { readonly forecast: Forecast; readonly expected: ExpectedPage };

/** Demand as it stands, and what to state for the rest. */
export function HomesView(props: HomesProps): VNode {
  return (
    <>
      <span class="govuk-caption-l">{title}</span>
      <h1 class="govuk-heading-l">{props.expected.finding}</h1>
      <p class="govuk-body">
        This is where children would be as things go now, not where they should be. What is missing to say how
        many homes to recruit, and by when: the foster places that there are, how they change, and for how
        many children in residential homes a family would be right.
      </p>
      <HomesFormView {...props} />
      <ExpectedByHome {...props} />
      <Foundation forecast={props.forecast} />
    </>
  );
}

function ExpectedByHome({ expected, forecast }: HomesProps): VNode {
  return (
    <>
      <LineOverTime
        id="by-home"
        headingLevel={2}
        title="Children in care by kind of home, as things go now"
        summary={expected.summary}
        units="Children in care on 31 March, mean of what is expected"
        source="Kith, forecast from our own record"
        asAt={formatDate(forecast.origin)}
        periodHeading="31 March"
        periods={expected.years.map(String)}
        lines={expected.homes.map(({ short, values }) => ({ label: short, values }))}
      />
      <StackedTable
        classes="kith-dense"
        caption="Children expected by kind of home: mean, and where at least nine in ten outcomes lie"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={[
          { text: '31 March' },
          ...expected.homes.map(({ home }) => ({ text: home, format: 'numeric' })),
        ]}
        rows={expected.years.map((year, at) => [
          { text: String(year) },
          ...expected.homes.map(({ printed }) => ({
            text: `${printed[at]?.likely ?? ''} (${printed[at]?.between ?? ''})`,
            format: 'numeric',
          })),
        ])}
      />
    </>
  );
}

export type PlanProps = HomesProps & {
  readonly plan: PlanPage;
  readonly asked: HomesAsked;
  readonly countedOn: string;
};

/** What to recruit, by when, and all that it rests on. */
export function PlanView(props: PlanProps): VNode {
  const { plan, asked } = props;
  return (
    <>
      <span class="govuk-caption-l">{title}</span>
      <h1 class="govuk-heading-l">{plan.finding}</h1>
      <p class="govuk-body">
        Beyond the {wholeWords(asked.capacity.gained)} places that are gained each year as things go now.
      </p>
      <NeedAgainstPlaces {...props} />
      <ByYear plan={plan} />
      <h2 class="govuk-heading-m">How sure this is</h2>
      {plan.sure.map((sentence) => (
        <p class="govuk-body">{sentence}</p>
      ))}
      <ByAge plan={plan} />
      <ByArea plan={plan} countedOn={props.countedOn} />
      <Assumed asked={asked} from={props.from} />
      <Foundation forecast={props.forecast} />
      <ExpectedByHome {...props} />
      <HomesFormView {...props} />
    </>
  );
}

function NeedAgainstPlaces({ plan, forecast }: PlanProps): VNode {
  const last = plan.years.at(-1);
  const ends = (end: 'mean' | 'low' | 'high') =>
    plan.years.map(({ demand }) => Math.round(demand.fostering[end]));
  return (
    <LineOverTime
      id="need-and-places"
      headingLevel={2}
      title={`In March ${last?.year ?? ''} ${wholeWords(last?.demand.fostering.mean ?? 0)} children need a foster family; places can take ${wholeWords(last?.canTake ?? 0)}`}
      summary={plan.summary}
      units="Children for whom a foster family is right, on 31 March; at least nine in ten outcomes lie between the grey lines"
      source="Kith, from our own record and what is stated below"
      asAt={formatDate(forecast.origin)}
      periodHeading="31 March"
      periods={plan.years.map(({ year }) => String(year))}
      lines={[
        { label: 'At most', values: ends('high'), tone: 'context' },
        { label: 'Needed', values: ends('mean'), tone: 'sky' },
        { label: 'At least', values: ends('low'), tone: 'context' },
        { label: 'Can take', values: plan.years.map(({ canTake }) => Math.round(canTake)), tone: 'clay' },
      ]}
    />
  );
}

const numeric = (text: string) => ({ text, format: 'numeric' });

function ByYear({ plan }: { readonly plan: PlanPage }): VNode {
  return (
    <StackedTable
      classes="kith-dense"
      caption="What to recruit, by when. In brackets: at least nine in ten outcomes"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: 'By' },
        numeric('Children who need a foster family'),
        numeric('Of them in residential homes'),
        numeric('Places as things go now'),
        numeric('Children these can take'),
        numeric('Families missing for'),
        numeric('Places to gain in all'),
        numeric('Of these in the year'),
        numeric('Cost of the gap in a year'),
      ]}
      rows={plan.rows.map((row) => [
        { text: row.year },
        ...[row.demand, row.waiting, row.places, row.canTake, row.gap, row.inAll, row.thisYear, row.cost].map(
          numeric,
        ),
      ])}
    />
  );
}

function ByAge({ plan }: { readonly plan: PlanPage }): VNode {
  const [first, last] = [plan.years[0], plan.years.at(-1)];
  return (
    <>
      <StackedTable
        classes="kith-dense"
        caption="By age"
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[
          { text: 'Age' },
          numeric(`Need a foster family, March ${first?.year ?? ''}`),
          numeric(`Need one, March ${last?.year ?? ''}`),
          numeric(`Places to gain by March ${last?.year ?? ''}`),
        ]}
        rows={plan.ages.map((row) => [
          { text: row.age },
          numeric(row.first),
          numeric(row.last),
          numeric(row.gap),
        ])}
      />
      <p class="govuk-body">
        The places that we have are not known by age: places to gain are parted as the children are. The share
        of children in residential homes is taken as equal at every age.
      </p>
    </>
  );
}

function ByArea({ plan, countedOn }: { readonly plan: PlanPage; readonly countedOn: string }): VNode {
  const last = plan.years.at(-1)?.year ?? '';
  return (
    <>
      <h2 class="govuk-heading-m">By area</h2>
      {plan.areas.length === 0 ? (
        <p class="govuk-body">No child in care was counted on {countedOn}.</p>
      ) : (
        <ScrollRegion label="By area">
          <Table
            classes="kith-dense"
            caption={`By the district of the family’s home: shares of ${countedOn}`}
            captionClasses="govuk-table__caption--s"
            firstCellIsHeader
            head={[
              { text: 'District' },
              numeric('Share of children in care'),
              numeric(`Need a foster family, March ${last}`),
              numeric(`Places to gain by March ${last}`),
            ]}
            rows={plan.areas.map((row) => [
              { text: row.area },
              numeric(row.share),
              numeric(row.demand),
              numeric(row.places),
            ])}
          />
        </ScrollRegion>
      )}
      <p class="govuk-body">
        Shares are those of all children in care on {countedOn}; how districts will differ by then is not
        forecast.
      </p>
    </>
  );
}

function Assumed({ asked, from }: { readonly asked: HomesAsked; readonly from: number }): VNode {
  const { capacity, share, costs } = asked;
  return (
    <>
      <h2 class="govuk-heading-m">What was stated</h2>
      <SummaryList
        classes="kith-dense"
        rows={[
          row(`Approved foster places, March ${from}`, wholeWords(capacity.places)),
          row('Can be filled', `${capacity.used} of 100`),
          row('Gained in a year', wholeWords(capacity.gained)),
          row('Lost in a year', `${capacity.lost} of 100`),
          row(
            'Of children in residential homes, a family home would be right for',
            `${share.low}% to ${share.high}%, likeliest ${share.likely}%. ${asked.fromDocument ? `The document: ${shareEvidence}` : 'Our own judgement.'}`,
          ),
          row(
            'A week costs',
            costs
              ? `£${wholeWords(costs.fostering)} with a foster family, £${wholeWords(costs.residential)} in a residential home, as typed here; the same in every year`
              : 'Not stated',
          ),
        ]}
      />
    </>
  );
}

const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } });

function Foundation({ forecast }: { readonly forecast: Forecast }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">What this rests on</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          Our own record up to {formatDate(forecast.origin)}, followed five years on. {forecast.method}.
        </li>
        <li>
          Which home would be right for each child is not recorded yet: the stated share stands for it.
          Children in foster families count as rightly placed; nobody is moved out of supported or other
          homes.
        </li>
        <li>
          The cost of the gap is what children cost in residential homes beyond a foster family, for as many
          as wait there for a family, in the prices stated. Recruiting is not in it.
        </li>
        <li>
          A child is in one kind of home. Whether siblings stay together, or a home is near, is not in these
          numbers.
        </li>
      </ul>
    </>
  );
}

/** Where nothing can be forecast, and why. */
export function NoHomes({ why }: { readonly why: string }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{why}</p>
    </>
  );
}
