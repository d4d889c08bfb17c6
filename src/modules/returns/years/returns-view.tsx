import type { VNode } from 'preact';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { LineOverTime } from '../../../platform/charts/line-over-time.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { LastRun, YearOfForm } from '../findings/check-queries.ts';
import type { TrendPoint, YearNumbers } from '../findings/finding-queries.ts';
import { isSignedHere } from '../findings/finding.ts';
import { yearHref } from '../findings/year-head.tsx';
import type { Countdown } from './year-rules.ts';
import { nameYear } from './form-names.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** One year's return on the first page. */
export type YearCard = {
  readonly of: YearOfForm;
  readonly countdown: Countdown;
  readonly numbers: YearNumbers;
  readonly last: LastRun | undefined;
  readonly trend: readonly TrendPoint[];
  readonly signed: string | undefined;
};

export type ReturnsPage = {
  readonly years: readonly YearCard[];
  readonly today: PlainDate;
  readonly mayCheck: boolean;
  readonly mayRead: boolean;
  readonly isChecking: boolean;
  readonly csrf: string;
};

/** The returns that matter today: how long is left, and what is still to be put right. */
export function ReturnsView({ page }: { page: ReturnsPage }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Returns</h1>
      {page.mayRead ? null : <p class="govuk-body">Of the children of your team.</p>}
      {page.isChecking ? <InsetText>Checking now. This page looks again by itself.</InsetText> : null}
      {page.years.map((year) => (
        <Year year={year} page={page} />
      ))}
      {page.mayCheck && !page.isChecking ? (
        <form action="/returns/check" method="post">
          <CsrfField token={page.csrf} />
          <Button preventDoubleClick classes="govuk-button--secondary">
            Check now
          </Button>
        </form>
      ) : null}
      <p class="govuk-body">
        Every night, and after each import, Kith checks the record against the rules of each return.
      </p>
    </>
  );
}

function Year({ year, page }: { year: YearCard; page: ReturnsPage }): VNode {
  const { of, countdown, last } = year;
  const id = `${of.form}-${of.year}`;
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {nameYear(of)}
      </h2>
      <p class="govuk-body">{year.signed ?? countdown.words}</p>
      {last === undefined ? <p class="govuk-body">Not checked yet.</p> : <Numbers year={year} />}
      <p class="govuk-body">
        <a class="govuk-link" href={yearHref(of, 'findings')}>
          What to put right<span class="govuk-visually-hidden">: {nameYear(of)}</span>
        </a>
        {page.mayRead && isSignedHere(of.form) ? (
          <>
            {' · '}
            <a class="govuk-link" href={yearHref(of, 'figures')}>
              Figures<span class="govuk-visually-hidden">: {nameYear(of)}</span>
            </a>
            {' · '}
            <a class="govuk-link" href={yearHref(of, 'sign-off')}>
              Sign-off<span class="govuk-visually-hidden">: {nameYear(of)}</span>
            </a>
          </>
        ) : null}
      </p>
      {last !== undefined && year.trend.length > 1 ? <Trend year={year} today={page.today} /> : null}
    </section>
  );
}

function Numbers({ year: { numbers, last } }: { year: YearCard }): VNode {
  const notChecked = Object.keys(last?.notChecked ?? {}).length;
  return (
    <>
      <p class="govuk-body">
        <strong>{numbers.errors} to put right</strong>, {numbers.queries} to look at, {numbers.explained}{' '}
        explained. In the last seven days {numbers.isNew} came and {numbers.gone} went.
      </p>
      {numbers.reopened > 0 ? (
        <p class="govuk-body">
          {numbers.reopened} that had been explained {numbers.reopened === 1 ? 'is' : 'are'} open again: a
          value changed.
        </p>
      ) : null}
      <p class="govuk-body-s">
        Checked {last === undefined ? '' : formatInstantInFull(last.ranAt)}, {last?.rowCount ?? 0} rows.
        {notChecked > 0 ? ` ${notChecked} rules could not be checked; “What to put right” says why.` : ''}
      </p>
    </>
  );
}

function Trend({ year: { of, trend }, today }: { year: YearCard; today: PlainDate }): VNode {
  const [first, last] = [trend[0], trend.at(-1)];
  const all = (point: TrendPoint | undefined) => (point ? point.errors + point.queries : 0);
  const change = all(last) - all(first);
  const words = change === 0 ? 'As many as' : change < 0 ? 'Fewer than' : 'More than';
  const lines = [
    { label: 'To put right', values: trend.map(({ errors }) => errors), tone: 'clay' as const },
    { label: 'To look at', values: trend.map(({ queries }) => queries), tone: 'sky' as const },
  ];
  return (
    <LineOverTime
      id={`trend-${of.form}-${of.year}`}
      title={`${words} ${trend.length - 1} ${trend.length === 2 ? 'week' : 'weeks'} ago: ${all(last)} rows break a rule`}
      summary={`${all(first)} rows broke a rule ${trend.length - 1} weeks ago, ${all(last)} do now.`}
      units="Rows that break a rule, explained or not, at the end of each week"
      source="Kith’s own checks"
      asAt={formatDate(today)}
      periodHeading="Week to"
      periods={trend.map(({ day }) => formatDate(day))}
      lines={lines.filter(({ values }) => values.some((value) => value > 0))}
    />
  );
}
