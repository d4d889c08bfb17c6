import type { VNode } from 'preact';
import { LineOverTime } from '../../../platform/charts/line-over-time.tsx';
import { formatDate, formatLong } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { ScrollRegion, StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Table } from '../../../platform/views/components/table.tsx';
import { ChildListView } from '../figures/child-list-view.tsx';
import { DayForm } from '../figures/day-view.tsx';
import type { ChildList } from '../figures/figure-page.ts';
import type { MeasurePage, PrintedPart, PrintedValue } from './measure-page.ts';
import { formatValue, measureHref } from './measure-page.ts';
import type { Measure } from './measure.ts';

export type MeasureLine = { readonly measure: Measure; readonly now: PrintedValue };

const countsOnlyWords =
  'You see numbers, not children. Numbers from 1 to 5 are left out, with others that would give them away. Figures are of the last day of a quarter; parts of a year’s numbers are given for whole years.';

/** Every measure with its value on the day. */
export function MeasureList(props: {
  readonly day: PlainDate;
  readonly lines: readonly MeasureLine[];
  readonly countsOnly: boolean;
}): VNode {
  return (
    <>
      <span class="govuk-caption-l">{formatLong(props.day)}</span>
      <h1 class="govuk-heading-l">Measures</h1>
      {props.countsOnly ? <p class="govuk-body">{countsOnlyWords}</p> : null}
      <DayForm path="/measures" day={props.day} />
      <StackedTable
        caption="Measures and their values"
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[{ text: 'Measure' }, { text: 'Value' }, { text: 'The question' }, { text: 'Number' }]}
        rows={props.lines.map(({ measure, now }) => [
          {
            text: (
              <a class="govuk-link" href={measureHref(measure.id, props.day)}>
                {measure.title}
              </a>
            ),
          },
          { text: now.value === null ? (now.why ?? now.text) : <strong>{now.text}</strong> },
          { text: measure.question },
          { text: unbroken(measure.id) },
        ])}
      />
    </>
  );
}

/** An id that stays on one line. */
const unbroken = (id: string) => id.replaceAll('-', '\u2011');

/** One measure: its value, where it came from over two years, what it counts, and the way to its children. */
export function MeasureView({ page, countsOnly }: { page: MeasurePage; countsOnly: boolean }): VNode {
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
      {now.href ? (
        <p class="govuk-body">
          <a class="govuk-link" href={now.href}>
            The children behind this
          </a>
        </p>
      ) : null}
      <DayForm path={`/measures/${measure.id}`} day={page.day} />
      {page.parts.length > 0 ? <Parts parts={page.parts} /> : null}
      {trend.some(({ value }) => value !== null) ? <Trend page={page} /> : null}
      <Definition page={page} />
    </>
  );
}

function Parts({ parts }: { parts: readonly PrintedPart[] }): VNode {
  return (
    <Table
      classes="kith-dense"
      caption="Part by part"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Part' }, { text: 'Children', format: 'numeric' }, { text: 'Share', format: 'numeric' }]}
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

/** The children in a measure's numerator. */
export function MeasuredChildren(props: {
  readonly measure: Measure;
  readonly day: PlainDate;
  readonly list: ChildList;
}): VNode {
  return (
    <>
      <span class="govuk-caption-l">{formatLong(props.day)}</span>
      <h1 class="govuk-heading-l">{props.measure.title}: the children behind it</h1>
      <p class="govuk-body">Counted here: {props.measure.numerator}.</p>
      <ChildListView list={props.list} />
    </>
  );
}
