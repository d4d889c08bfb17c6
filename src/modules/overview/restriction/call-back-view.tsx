import type { VNode } from 'preact';
import type { CallBack } from '../../people/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { hrefOfPage } from '../../../platform/http/page-of-list.ts';
import { href } from '../../../platform/http/path.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Shown } from './form-parts.tsx';
import { Done, errorOf, Lines, Narrow, nothingTyped, valueOf } from './form-parts.tsx';
import type { NameOf } from './restriction-queries.ts';
import { restrictionPaths } from './restriction-paths.ts';

/** A call with every record of the reader's that may be meant. */
export type Call = { readonly about: CallBack; readonly meant: readonly CallBack[] };

export type CallsProps = {
  readonly calls: readonly Call[];
  readonly called: ReadonlyMap<string, string>;
  readonly nameOf: NameOf;
  readonly token: string;
  readonly done: boolean;
  /** Which page of those that wait, and whether there is another behind it. */
  readonly number: number;
  readonly more: boolean;
  /** What was asked before this has waited for too long. */
  readonly lateFrom: Instant;
  readonly lookWords: string;
  readonly again: { readonly id: string; readonly shown: Shown } | undefined;
};

/** Calls about children whom nobody on duty found. */
export function CallsView(props: CallsProps): VNode {
  const open = props.calls.filter(({ about }) => about.answeredAt === null);
  const answered = props.calls.filter(({ about }) => about.answeredAt !== null);
  return (
    <Narrow>
      {props.done && <Done>Your answer is saved</Done>}
      <h1 class="govuk-heading-l">Call-backs</h1>
      {open.length === 0 ? (
        <p class="govuk-body">
          No call waits for you. When somebody rings about a child whom nobody on duty finds, what they said
          appears here at once.
        </p>
      ) : (
        <p class="govuk-body">
          Somebody rang about a child whom they could not find. Nobody has told them whether there is a
          record. If you know this child, ring back now.
        </p>
      )}
      {open.map((call) => (
        <One {...props} call={call} />
      ))}
      <Ways {...props} />
      {answered.length > 0 && <h2 class="govuk-heading-m">Answered by you</h2>}
      {answered.map((call) => (
        <One {...props} call={call} />
      ))}
    </Narrow>
  );
}

/** How many wait in all is not counted: which of them are the reader's takes as long to find out as to list them. */
function Ways({ number, more }: CallsProps): VNode | null {
  if (number === 1 && !more) return null;
  const to = (page: number) => hrefOfPage(restrictionPaths.callBacks, {}, page);
  return (
    <Pagination
      landmarkLabel="Pages of calls that wait"
      {...(number > 1 ? { previous: { href: to(number - 1), text: 'Older calls' } } : {})}
      {...(more ? { next: { href: to(number + 1), text: 'More calls that wait' } } : {})}
    />
  );
}

type OneProps = CallsProps & { readonly call: Call };

function One(props: OneProps): VNode {
  const { about, meant } = props.call;
  const rows: readonly (readonly [string, string])[] = [
    ['About', about.name],
    ['Born', about.born === null ? 'Not known' : formatDate(about.born)],
    ['Number', about.number ?? 'Not known'],
    ['What they said', about.told],
    ['Who rings', `${about.rings}, ${about.ringBack}`],
    ['Taken by', `${props.nameOf(about.askedBy)}, ${formatInstant(about.askedAt)}`],
    [
      'May be',
      meant.length === 0
        ? 'No record that you answer for'
        : meant.map((one) => calledIn(props, one)).join('; '),
    ],
    ...(about.said === null ? [] : [['Your answer', about.said] as const]),
  ];
  return (
    <section aria-label={`${about.name}, ${formatInstant(about.askedAt)}`}>
      {about.answeredAt === null && about.askedAt < props.lateFrom && (
        <WarningText>This call has waited since {formatInstant(about.askedAt)}</WarningText>
      )}
      <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      {about.answeredAt === null && <AnswerForm {...props} />}
    </section>
  );
}

const calledIn = ({ called }: CallsProps, { person }: CallBack) =>
  called.get(person ?? '') ?? 'Name not recorded';

function AnswerForm(props: OneProps): VNode | null {
  const { call, token, again, lookWords } = props;
  const callBackId = parseId<'callBack'>(call.about.id);
  if (!callBackId) return null;
  const shown = again?.id === callBackId ? again.shown : nothingTyped;
  const open = call.meant.filter(({ level }) => level !== 'R3');
  const grants = open.map((one) => ({
    value: one.restriction ?? '',
    text: `Yes, let ${props.nameOf(call.about.askedBy)} look at the record of ${calledIn(props, one)} for ${lookWords}`,
  }));
  return (
    <form
      method="post"
      action={hrefOfPage(href(restrictionPaths.callBack, { callBackId }), {}, props.number)}
      novalidate
    >
      <CsrfField token={token} />
      {grants.length > 0 ? (
        <Radios
          name={`restriction-${callBackId}`}
          fieldset={{ legend: { text: 'May they look?', classes: 'govuk-fieldset__legend--s' } }}
          value={valueOf(shown, `restriction-${callBackId}`)}
          errorMessage={errorOf(shown, `restriction-${callBackId}`)}
          items={[...grants, { value: 'none', text: 'No' }]}
        />
      ) : (
        <input type="hidden" name={`restriction-${callBackId}`} value="none" />
      )}
      <Lines
        name={`said-${callBackId}`}
        label="What did you do?"
        hint="For example: rang back and spoke to the school; or: I know nothing of this child"
        shown={shown}
      />
      <Button preventDoubleClick>Save the answer</Button>
    </form>
  );
}
