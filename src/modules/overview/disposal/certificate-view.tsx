import type { VNode } from 'preact';
import type { PageOfList } from '../../../platform/http/page-of-list.ts';
import { href } from '../../../platform/http/path.ts';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { PagesOfList } from '../../../platform/views/pages-of-list.tsx';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Disposal } from '../../access/index.ts';
import { dayOf } from './disposal-page.ts';
import { disposalPaths } from './disposal-paths.ts';

/** Everything that was destroyed, without a name. */
export function CertificatesView({
  disposals,
  pages,
}: {
  readonly disposals: readonly Disposal[];
  readonly pages: PageOfList;
}): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">What was destroyed</h1>
      {disposals.length === 0 ? (
        <p class="govuk-body">
          No record has been destroyed. When one is, the proof stands here: when, under which rule, and who
          decided, without the name.
        </p>
      ) : (
        <StackedTable
          caption="Records that were destroyed"
          captionClasses="govuk-visually-hidden"
          head={[
            { text: 'Destroyed' },
            { text: 'Kind of record' },
            { text: 'Rows' },
            { text: 'Decided by' },
            { text: 'Proof' },
          ]}
          rows={disposals.map((one) => [
            { text: one.destroyedAt === null ? '' : dayOf(one.destroyedAt) },
            { text: one.class },
            { text: String(countRows(one)) },
            { text: one.decidedByName ?? 'Not known' },
            {
              text: (
                <a class="govuk-link" href={href(disposalPaths.certificate, { disposalId: one.id })}>
                  Open<span class="govuk-visually-hidden"> the proof of {one.id}</span>
                </a>
              ),
            },
          ])}
        />
      )}
      <PagesOfList
        path={disposalPaths.certificates}
        page={pages}
        label="Pages of records that were destroyed"
      />
    </>
  );
}

/** The proof of one destruction. */
export function CertificateView({ disposal }: { readonly disposal: Disposal }): VNode {
  const rows: readonly (readonly [string, string])[] = [
    ['Destroyed on', disposal.destroyedAt === null ? 'Not known' : dayOf(disposal.destroyedAt)],
    ['Rule', disposal.rule],
    ['Had to be kept until', formatDate(disposal.until)],
    ['Proposed by', `${disposal.proposedByName}, ${dayOf(disposal.proposedAt)}`],
    ['Why', disposal.proposedBecause],
    [
      'Approved by',
      `${disposal.decidedByName ?? 'Not known'}, ${disposal.decidedAt === null ? '' : dayOf(disposal.decidedAt)}`,
    ],
    ['Rows destroyed', String(countRows(disposal))],
    ['Stands for the record (SHA-256 of its id)', disposal.subjectHash ?? 'Not known'],
    ['Seal of this proof (SHA-256)', disposal.digest ?? 'Not known'],
  ];
  return (
    <>
      <h1 class="govuk-heading-l">Proof that a record was destroyed</h1>
      <p class="govuk-body">
        It holds no name. The audit trail keeps the id of the record, which leads nowhere any more; whoever
        still has that id can show by its hash that this is the proof.
      </p>
      <SummaryList
        rows={rows.map(([key, value]) => ({
          key: { text: key },
          value: { text: <Breaking text={value} /> },
        }))}
      />
      <StackedTable
        caption="Rows destroyed, by table"
        captionClasses="govuk-table__caption--m"
        head={[{ text: 'Table' }, { text: 'Rows' }]}
        rows={Object.entries(disposal.rowCounts ?? {})
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([table, count]) => [{ text: table }, { text: String(count) }])}
      />
    </>
  );
}

/** A hash may be broken anywhere, so that it fits a phone. */
function Breaking({ text }: { readonly text: string }): VNode {
  const parts = /^[0-9a-f]{64}$/.test(text) ? (text.match(/.{8}/g) ?? []) : [text];
  return (
    <>
      {parts.map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </>
  );
}

function countRows({ rowCounts }: Disposal): number {
  return Object.values(rowCounts ?? {}).reduce((sum, count) => sum + count, 0);
}
