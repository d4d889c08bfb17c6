import type { VNode } from 'preact';
import { LineOverTime } from '../../../platform/charts/line-over-time.tsx';
import { formatDate, formatLong } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { ScrollRegion } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Table } from '../../../platform/views/components/table.tsx';
import { ChildListView } from '../figures/child-list-view.tsx';
import type { ChildList } from '../figures/figure-page.ts';
import type { EarlierTable } from './earlier-page.ts';
import { Earlier } from './earlier-view.tsx';
import { MeasureForm } from './measure-form-view.tsx';
import type { GroupTable } from './measure-groups-page.ts';
import { GroupsView } from './measure-groups-view.tsx';
import type { Beside } from './measure-list-page.ts';
import type { MeasurePage, PrintedPart } from './measure-page.ts';
import type { PrintedValue } from './measure-value-page.ts';
import { formatValue } from './measure-value-page.ts';
import type { Measure } from './measure.ts';
import { isAboutChildren } from './measure.ts';

export const countsOnlyWords =
  'You see numbers, not children. Numbers from 1 to 5 are left out, with others that would give them away. Figures are of the last day of a quarter; parts and groups of a year’s numbers are given for whole years.';

/** The measure that keeps this one honest, or that this one keeps honest. */
export type PairShown = Beside & { readonly why: string };

export type MeasureViewProps = {
  readonly page: MeasurePage;
  readonly countsOnly: boolean;
  readonly from: PlainDate | undefined;
  readonly pairs: readonly PairShown[];
  readonly groups: GroupTable | undefined;
  readonly earlier: EarlierTable | undefined;
  /** How many values of the line nobody has counted yet. */
  readonly missing: number;
};

/** One measure: its value, what is beside it, where it came from, its groups, what it counts, and the way to its children. */
export function MeasureView(props: MeasureViewProps): VNode {
  const { page, countsOnly, groups } = props;
  const { measure, now, trend } = page;
  return (
    <>
      <span class="govuk-caption-l">
        {measure.id}, {formatLong(page.day)}
      </span>
      <h1 class="govuk-heading-l">
        {measure.title}: {now.text}
      </h1>
      <p class="govuk-body">{measure.question}</p>
      {now.why ? <p class="govuk-body">{now.why}</p> : null}
      {countsOnly ? <p class="govuk-body">{countsOnlyWords}</p> : null}
      <Opening page={page} countsOnly={countsOnly} />
      <Pairs pairs={props.pairs} />
      <MeasureForm measure={measure} day={page.day} from={props.from} by={groups?.by} />
      {groups ? <GroupsView table={groups} day={page.day} /> : null}
      {page.parts.length > 0 ? <Parts parts={page.parts} about={measure.about} /> : null}
      {trend.some(({ value }) => value !== null) ? <Trend page={page} /> : null}
      {props.missing > 0 ? (
        <p class="govuk-body">
          {props.missing} earlier {props.missing === 1 ? 'value is' : 'values are'} not counted yet: open the
          page again in a while.
        </p>
      ) : null}
      {props.earlier ? <Earlier table={props.earlier} /> : null}
      <Definition page={page} />
    </>
  );
}

function Opening({ page, countsOnly }: Pick<MeasureViewProps, 'page' | 'countsOnly'>): VNode | null {
  const { measure, now } = page;
  if (!isAboutChildren(measure))
    return <p class="govuk-body">This counts {measure.about}: it cannot be opened into children.</p>;
  if (countsOnly || !now.href) return null;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={now.href}>
        The children behind this
      </a>
    </p>
  );
}

function Pairs({ pairs }: { readonly pairs: readonly PairShown[] }): VNode | null {
  if (pairs.length === 0) return null;
  return (
    <InsetText>
      {pairs.map(({ title, text, href, why }) => (
        <p class="govuk-body">
          Beside it:{' '}
          {href ? (
            <a class="govuk-link" href={href}>
              {title}
            </a>
          ) : (
            title
          )}
          , <strong>{text}</strong>. {why}
        </p>
      ))}
    </InsetText>
  );
}

function Parts({ parts, about }: { parts: readonly PrintedPart[]; about: string }): VNode {
  return (
    <Table
      classes="kith-dense"
      caption="Part by part"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: 'Part' },
        { text: about === 'children' ? 'Number' : about, format: 'numeric' },
        { text: 'Share', format: 'numeric' },
      ]}
      rows={parts.map(({ label, number, share, href }) => [
        {
          text: href ? (
            <a class="govuk-link" href={href}>
              {label}
            </a>
          ) : (
            label
          ),
        },
        { text: number, format: 'numeric' },
        { text: share, format: 'numeric' },
      ])}
    />
  );
}

function Trend({ page }: { page: MeasurePage }): VNode {
  const { measure, trend } = page;
  return (
    <>
      <LineOverTime
        id="trend"
        title={page.comparison}
        summary={trend.map(({ dayText, text }) => `${dayText}: ${text}`).join('; ')}
        units={measure.unit === '%' ? 'Percent' : measure.unit}
        source="what is recorded in Kith"
        asAt={formatDate(page.day)}
        headingLevel={2}
        periodHeading="On"
        periods={trend.map(({ dayText }) => dayText)}
        lines={[{ label: '', values: trend.map(({ value }) => value) }]}
        format={(value) => formatValue(value, measure.unit === '%' ? '%' : '').trim()}
      />
      <Details summary="The numbers behind each value">
        <ScrollRegion label="The numbers behind each value">
          <Table
            classes="kith-dense"
            firstCellIsHeader
            head={[
              { text: 'On' },
              { text: 'Value', format: 'numeric' },
              { text: 'Numerator', format: 'numeric' },
              { text: 'Denominator', format: 'numeric' },
            ]}
            rows={trend.toReversed().map((value) => trendRow(value))}
          />
        </ScrollRegion>
      </Details>
    </>
  );
}

function trendRow({ dayText, text, numerator, denominator, href }: PrintedValue) {
  const day = href ? (
    <a class="govuk-link" href={href}>
      {dayText}
    </a>
  ) : (
    dayText
  );
  return [
    { text: day },
    { text, format: 'numeric' },
    { text: numerator, format: 'numeric' },
    { text: denominator, format: 'numeric' },
  ];
}

function Definition({ page }: { page: MeasurePage }): VNode {
  const { measure } = page;
  const rows: readonly (readonly [string, string])[] = [
    ['Numerator', measure.numerator],
    ['Denominator', measure.denominator],
    ...(measure.population === undefined ? [] : [['Children in the area', page.population] as const]),
    ['Left out', measure.exclusions],
    ['How children are counted', measure.counted],
    ['What is counted', measure.about],
    ['Period', measure.period],
    ['Which way is good', measure.polarity],
    ['Source', measure.source],
    ['In force', measure.inForce],
  ];
  return (
    <>
      <h2 class="govuk-heading-m">What this counts</h2>
      <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
    </>
  );
}

/** The children in a measure's numerator; `within` names the group, where it is of one. */
export function MeasuredChildren(props: {
  readonly measure: Measure;
  readonly day: PlainDate;
  readonly list: ChildList;
  readonly within: string | undefined;
}): VNode {
  return (
    <>
      <span class="govuk-caption-l">{formatLong(props.day)}</span>
      <h1 class="govuk-heading-l">{props.measure.title}: the children behind it</h1>
      <p class="govuk-body">Counted here: {props.measure.numerator}.</p>
      {props.within ? <p class="govuk-body">Only {props.within}.</p> : null}
      <ChildListView list={props.list} />
    </>
  );
}
