import type { VNode } from 'preact';
import { Details } from '../../../platform/views/components/details.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { falseAlarmShare, recentMonths } from './false-alarms.ts';
import type { SignalLine, SignalsPage } from './signals-page.ts';
import { usualConvention } from './convention-rules.ts';

/** What changed beyond chance over all measures, most serious first. */
export function SignalsView({ page }: { readonly page: SignalsPage }): VNode {
  return (
    <>
      <span class="govuk-caption-l">Signals up to {page.asAt}</span>
      <h1 class="govuk-heading-l">{page.heading}</h1>
      {page.nothing ? <NothingYet /> : <p class="govuk-body-l">{page.chance}</p>}
      {page.notCounted ? <p class="govuk-body">{page.notCounted}</p> : null}
      <SignalLines lines={page.lines} />
      {page.more ? <p class="govuk-body">{page.more}</p> : null}
      {page.tooFew ? <p class="govuk-body">{page.tooFew}</p> : null}
      <HowFound />
    </>
  );
}

/** Signals one below the other: the measure, how to read it, the finding and its numbers. */
export function SignalLines({ lines }: { readonly lines: readonly SignalLine[] }): VNode | null {
  if (lines.length === 0) return null;
  return (
    <ol class="govuk-list kith-signals">
      {lines.map((line) => (
        <li class="kith-signals__one">
          <p class="kith-signals__title">
            <a class="govuk-link govuk-!-font-weight-bold" href={line.href}>
              {line.title}
            </a>{' '}
            <Tag classes={`govuk-tag--${line.tone}`}>{line.word}</Tag>
          </p>
          <p class="govuk-body govuk-!-margin-bottom-1">
            {line.finding}. {line.numbers}
          </p>
          {line.beneath ? (
            <p class="govuk-hint govuk-!-margin-bottom-1">Beneath it: {line.beneath}.</p>
          ) : null}
          {line.beside.length > 0 ? (
            <p class="govuk-hint govuk-!-margin-bottom-1">
              Moved with it:{' '}
              {line.beside.map(({ title, href }, index) => (
                <>
                  {index > 0 ? ', ' : ''}
                  <a class="govuk-link" href={href}>
                    {title}
                  </a>
                </>
              ))}
              .
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function NothingYet(): VNode {
  return (
    <p class="govuk-body">
      A measure needs twelve months with values before anything can be said of what is usual. Load returns of
      earlier years with <code>kith import</code>, or come back as months go by.
    </p>
  );
}

function HowFound(): VNode {
  return (
    <Details summary="How these are found">
      <p class="govuk-body">
        Each measure has a process chart of its last two years: a band of what chance explains, worked out
        from how much the months differ from each other (mean ± 2.66 × mean moving range; Wheeler,
        Understanding Variation). What is counted anew each month is held against the usual month; what is
        carried over, such as how many children are in care, against what the month before leads to expect.
      </p>
      <p class="govuk-body">
        A measure is listed when a rule has seen something in the last {recentMonths} months:{' '}
        {usualConvention.source}; one beyond a limit. In months of pure chance, at most{' '}
        {Math.round(falseAlarmShare * 100)} in 100 measures would be listed; this was simulated. Paired
        measures that moved together are shown as one, and the list ends at ten.
      </p>
      <p class="govuk-body">
        A signal says that something changed, not why. It is no judgement of anybody, and no target.
      </p>
    </Details>
  );
}
