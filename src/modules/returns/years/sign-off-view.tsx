import type { VNode } from 'preact';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { YearOfForm } from '../findings/check-queries.ts';
import type { YearNumbers } from '../findings/finding-queries.ts';
import { YearHead } from '../findings/year-head.tsx';
import { sumOpen } from './copy-page.ts';
import type { FrozenCopy } from './copy-queries.ts';
import type { Countdown } from './year-rules.ts';

export type SignOffPage = {
  readonly of: YearOfForm;
  readonly countdown: Countdown;
  readonly numbers: YearNumbers;
  readonly copies: readonly FrozenCopy[];
  readonly nameOf: (account: string | null) => string;
  readonly mayPrepare: boolean;
  readonly csrf: string;
};

/** Where a return is prepared and signed: what is open now, and every copy that was frozen. */
export function SignOffView({ page }: { page: SignOffPage }): VNode {
  const { of, numbers, copies, countdown } = page;
  return (
    <>
      <YearHead of={of} heading="Sign-off" place="sign-off" mayRead />
      <p class="govuk-body">{countdown.words}</p>
      <p class="govuk-body">
        Now: <strong>{numbers.errors}</strong> to put right, <strong>{numbers.queries}</strong> to look at,{' '}
        <strong>{numbers.explained}</strong> explained.
      </p>
      <p class="govuk-body">
        An analyst freezes a copy of the files as they are; a leader signs that copy. It is kept as it was. If
        the return has to be sent again, freeze another: Kith shows what changed, row by row.
      </p>
      {page.mayPrepare ? (
        <form action={`/returns/${of.form}/${of.year}/copies`} method="post">
          <CsrfField token={page.csrf} />
          <Button preventDoubleClick>{copies.length === 0 ? 'Freeze a copy' : 'Freeze another copy'}</Button>
        </form>
      ) : null}
      <h2 class="govuk-heading-m">Frozen copies</h2>
      {copies.length === 0 ? <p class="govuk-body">No copy has been frozen yet.</p> : <Copies page={page} />}
    </>
  );
}

function Copies({ page: { of, copies, nameOf } }: { page: SignOffPage }): VNode {
  return (
    <StackedTable
      classes="kith-dense"
      caption="Frozen copies"
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={[
        { text: 'Copy' },
        { text: 'Prepared' },
        { text: 'Open then' },
        { text: 'Signed' },
        { text: 'Changes' },
      ]}
      rows={copies.map((copy) => [
        {
          text: (
            <a class="govuk-link" href={copyHref(of, copy)}>
              Copy {copy.number}
            </a>
          ),
        },
        { text: `${formatInstantInFull(copy.preparedAt)}, by ${nameOf(copy.preparedBy)}` },
        { text: sayOpen(copy) },
        {
          text: copy.signedAt
            ? `${formatInstantInFull(copy.signedAt)}, by ${nameOf(copy.signedBy)}`
            : 'Not signed',
        },
        { text: <Changes of={of} copy={copy} /> },
      ])}
    />
  );
}

function Changes({ of, copy }: { of: YearOfForm; copy: FrozenCopy }): VNode {
  if (copy.number === 1) return <>The first</>;
  return (
    <a class="govuk-link" href={`${copyHref(of, copy)}/differences`}>
      What changed since copy {copy.number - 1}
    </a>
  );
}

export function sayOpen({ open }: Pick<FrozenCopy, 'open'>): string {
  const sums = sumOpen(open);
  return `${sums.open} open, ${sums.explained} explained`;
}

export function copyHref({ form, year }: YearOfForm, { id }: Pick<FrozenCopy, 'id'>): string {
  return `/returns/${form}/${year}/copies/${id}`;
}
