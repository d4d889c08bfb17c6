import type { VNode } from 'preact';
import type { Summary } from '../../practice/index.ts';
import { summaryGoodFor } from '../../practice/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { daysBetween } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Day } from '../entries/field-views.tsx';
import { summaryOf } from './timeline-paths.ts';

export type PanelProps = {
  readonly summary: Summary | undefined;
  readonly personId: string;
  readonly today: PlainDate;
  readonly mayWrite: boolean;
};

/** Where things stand, before everything else. */
export function SummaryPanel({ summary, personId, today, mayWrite }: PanelProps): VNode | null {
  if (!summary && !mayWrite) return null;
  return (
    <section aria-labelledby="summary" class="kith-summary">
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="summary">
        Where things stand
      </h2>
      {summary ? (
        <SummaryWords summary={summary} today={today} />
      ) : (
        <p class="govuk-body">Nobody has written down where things stand yet.</p>
      )}
      <p class="govuk-body kith-not-printed">
        <a class="govuk-link" href={summaryOf(personId)}>
          {mayWrite
            ? summary
              ? 'Write where things stand now'
              : 'Write where things stand'
            : 'Earlier ones'}
        </a>
      </p>
    </section>
  );
}

/** The words of a summary with their day, and whether they are too old to say how things are. */
export function SummaryWords({
  summary,
  today,
}: {
  readonly summary: Summary;
  readonly today: PlainDate | null;
}): VNode {
  const { words, asAt } = summary;
  const isOld = today !== null && daysBetween(asAt, today) > summaryGoodFor;
  return (
    <>
      <p class="govuk-body-s govuk-!-margin-bottom-2">
        On {formatDate(asAt)} {isOld ? <Tag classes="govuk-tag--gold">Older than six weeks</Tag> : null}
      </p>
      <p class="govuk-body kith-as-typed">{words}</p>
    </>
  );
}

export type SummaryFormProps = {
  readonly name: string;
  readonly personId: string;
  /** Null for who may only read. */
  readonly csrf: string | null;
  /** The id of the summary that the writer has before them; '' where there is none. */
  readonly seen: string;
  readonly summaries: readonly Summary[];
  readonly authors: ReadonlyMap<string, string>;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** Writing where things stand, with what was written before. */
export function SummaryForm(props: SummaryFormProps): VNode {
  const { name, summaries, authors } = props;
  return (
    <>
      <h1 class="govuk-heading-l">Where things stand: {name}</h1>
      {props.csrf === null ? null : <Writing {...props} />}
      <h2 class="govuk-heading-m">What was written before</h2>
      {summaries.length === 0 ? <p class="govuk-body">Nothing yet.</p> : null}
      {summaries.map((summary) => (
        <InsetText>
          <SummaryWords summary={summary} today={null} />
          <p class="govuk-body-s">
            Written by {authors.get(summary.recordedBy ?? '') ?? 'somebody whose name is not known'}
          </p>
        </InsetText>
      ))}
    </>
  );
}

function Writing({ personId, csrf, seen, typed, errors }: SummaryFormProps): VNode {
  const part: Asked = { typed, errors, behind: '' };
  return (
    <form method="post" action={summaryOf(personId)} novalidate>
      <CsrfField token={csrf ?? ''} />
      <input type="hidden" name="seen" value={seen} />
      <Textarea
        {...asked(part, 'words', 'Where do things stand?')}
        hint={{
          text: 'Short, for somebody who comes new: why we are there, what goes well, what worries us, what happens next. A page at most.',
        }}
        rows={10}
      />
      <Day asked={part} name="as_at" text="On which day is this so?" />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}
