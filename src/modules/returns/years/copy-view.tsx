import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { YearOfForm } from '../findings/check-queries.ts';
import { findRuleFacts } from '../findings/rule-facts.ts';
import { nameTable } from '../findings/plain-words.ts';
import type { ChangeLine } from './copy-page.ts';
import type { FrozenCopy } from './copy-queries.ts';
import { copyHref, sayOpen } from './sign-off-view.tsx';
import { nameYear } from './form-names.ts';

export type CopyPage = {
  readonly of: YearOfForm;
  readonly copy: FrozenCopy;
  readonly nameOf: (account: string | null) => string;
  /** Whether this account may sign this copy: the newest, not signed yet. */
  readonly maySign: boolean;
  readonly csrf: string;
  readonly typed: string;
  readonly errors: readonly FieldError[];
};

/** One frozen copy: its files as they were, what was open, and its signature. */
export function CopyView({ page }: { page: CopyPage }): VNode {
  const { of, copy } = page;
  return (
    <>
      <span class="govuk-caption-l">{nameYear(of)}</span>
      <h1 class="govuk-heading-l">Copy {copy.number}</h1>
      <AboutCopy page={page} />
      {page.maySign ? <SignForm page={page} /> : null}
      <Files of={of} copy={copy} />
      <OpenThen of={of} copy={copy} />
    </>
  );
}

function AboutCopy({ page: { of, copy, nameOf } }: { page: CopyPage }): VNode {
  const row = (key: string, text: VNode | string) => ({ key: { text: key }, value: { text } });
  return (
    <SummaryList
      rows={[
        row('Prepared', `${formatInstantInFull(copy.preparedAt)}, by ${nameOf(copy.preparedBy)}`),
        row('Open then', sayOpen(copy)),
        row(
          'Signed',
          copy.signedAt === null
            ? 'Not signed'
            : `${formatInstantInFull(copy.signedAt)}, by ${nameOf(copy.signedBy)}`,
        ),
        ...(copy.signedWords ? [row('Said with it', copy.signedWords)] : []),
        row('Hash (SHA-256) of all files', <span class="kith-hash">{copy.sha256}</span>),
        ...(copy.number > 1
          ? [
              row(
                'Changes',
                <a class="govuk-link" href={`${copyHref(of, copy)}/differences`}>
                  What changed since copy {copy.number - 1}
                </a>,
              ),
            ]
          : []),
      ]}
    />
  );
}

function SignForm({ page: { of, copy, csrf, typed, errors } }: { page: CopyPage }): VNode {
  const [error] = errors;
  return (
    <form action={`${copyHref(of, copy)}/signature`} method="post" novalidate>
      <CsrfField token={csrf} />
      <Textarea
        name="words"
        label={{ text: 'What you say with your signature' }}
        hint={{ text: 'For example, why what is open was left open. It is kept with the copy.' }}
        rows={3}
        value={typed}
        errorMessage={error && { text: error.text }}
      />
      <Button preventDoubleClick>Sign this copy off</Button>
    </form>
  );
}

function Files({ of, copy }: { of: YearOfForm; copy: FrozenCopy }): VNode {
  return (
    <StackedTable
      classes="kith-dense"
      caption="Files, as they were"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'File' }, { text: 'Rows', format: 'numeric' }, { text: 'Hash (SHA-256)' }]}
      rows={copy.files.map(({ name, rows, sha256 }) => [
        {
          text: (
            <a class="govuk-link" href={`${copyHref(of, copy)}/files/${name}`}>
              {name}
            </a>
          ),
        },
        { text: String(rows), format: 'numeric' },
        { text: <span class="kith-hash">{sha256}</span> },
      ])}
    />
  );
}

function OpenThen({ of, copy }: { of: YearOfForm; copy: FrozenCopy }): VNode {
  const rules = Object.entries(copy.open);
  if (rules.length === 0) return <p class="govuk-body">Nothing broke a rule when this copy was frozen.</p>;
  return (
    <StackedTable
      classes="kith-dense"
      caption="What broke a rule then"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: 'Rule' },
        { text: 'What it finds' },
        { text: 'Open', format: 'numeric' },
        { text: 'Explained', format: 'numeric' },
      ]}
      rows={rules.map(([rule, { open, explained }]) => [
        { text: rule },
        { text: findRuleFacts(of.form, rule)?.meaning ?? '' },
        { text: String(open), format: 'numeric' },
        { text: String(explained), format: 'numeric' },
      ])}
    />
  );
}

export type DifferencesPage = {
  readonly of: YearOfForm;
  readonly before: FrozenCopy;
  readonly after: FrozenCopy;
  readonly lines: readonly ChangeLine[];
  readonly total: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
};

/** What differs between two frozen copies, row by row and cell by cell. */
export function DifferencesView({ page }: { page: DifferencesPage }): VNode {
  const { of, before, after, lines, total } = page;
  return (
    <>
      <span class="govuk-caption-l">{nameYear(of)}</span>
      <h1 class="govuk-heading-l">
        From copy {before.number} to copy {after.number}
      </h1>
      <p class="govuk-body">
        {total === 0
          ? 'The two copies are the same, row for row.'
          : `${total} ${total === 1 ? 'row differs' : 'rows differ'}.`}
      </p>
      <FileCounts before={before} after={after} />
      {lines.length > 0 ? <ChangeTable lines={lines} /> : null}
      {page.next || page.previous ? (
        <Pagination
          landmarkLabel="Pages of changes"
          previous={page.previous ? { href: page.previous } : undefined}
          next={page.next ? { href: page.next } : undefined}
        />
      ) : null}
    </>
  );
}

function ChangeTable({ lines }: { lines: readonly ChangeLine[] }): VNode {
  return (
    <StackedTable
      classes="kith-dense"
      caption="Rows that differ"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Child' }, { text: 'In' }, { text: 'What' }, { text: 'Cells' }]}
      rows={lines.map(({ child, href, file, what, cells }) => [
        {
          text:
            href === undefined ? (
              child
            ) : (
              <a class="govuk-link" href={href}>
                {child}
              </a>
            ),
        },
        { text: file },
        { text: what },
        { text: <CellChanges cells={cells} what={what} /> },
      ])}
    />
  );
}

function CellChanges({ cells, what }: Pick<ChangeLine, 'cells' | 'what'>): VNode {
  return (
    <>
      {cells.map(({ name, before, after }, index) => (
        <>
          {index > 0 ? <br /> : null}
          {name}: {what === 'Changed' ? `${before} → ${after}` : what === 'New row' ? after : before}
        </>
      ))}
    </>
  );
}

function FileCounts({ before, after }: Pick<DifferencesPage, 'before' | 'after'>): VNode | null {
  const rowsBefore = new Map(before.files.map(({ table, rows }) => [table, rows]));
  const changed = after.files.filter(({ table, rows }) => rowsBefore.get(table) !== rows);
  if (changed.length === 0) return null;
  return (
    <p class="govuk-body">
      {changed
        .map(({ table, rows }) => `${nameTable(table)}: ${rowsBefore.get(table) ?? 0} rows, now ${rows}`)
        .join('. ')}
      .
    </p>
  );
}
