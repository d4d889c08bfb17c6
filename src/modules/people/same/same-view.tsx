import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { errorOf, valueOf } from '../facts/form-view.tsx';
import { paths } from '../persons/person-paths.ts';
import type { ComparePage, PairsPage } from './same-page.ts';

/** The list of records that may be of one person. */
export function PairsView({ page }: { readonly page: PairsPage }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Same person?</h1>
      {page.rows.length === 0 ? (
        <p class="govuk-body">
          No two records look as if they were of one person. New ones appear here as people are added and
          returns are loaded.
        </p>
      ) : (
        <>
          <p class="govuk-body">{page.summary}</p>
          <StackedTable
            caption="Records that may be of one person"
            captionClasses="govuk-visually-hidden"
            head={[{ text: 'One record' }, { text: 'Other record' }, { text: 'Why' }, { text: 'Decide' }]}
            rows={page.rows.map((row) => [
              { text: <Who {...row.one} /> },
              { text: <Who {...row.other} /> },
              { text: row.why },
              {
                text: (
                  <a class="govuk-link" href={row.href}>
                    Compare
                    <span class="govuk-visually-hidden">
                      {' '}
                      {row.one.shown} with {row.other.shown}
                    </span>
                  </a>
                ),
              },
            ])}
          />
          {(page.previous ?? page.next) && (
            <Pagination
              previous={
                page.previous === null ? undefined : { href: `${paths.likelySame}?page=${page.previous}` }
              }
              next={page.next === null ? undefined : { href: `${paths.likelySame}?page=${page.next}` }}
            />
          )}
        </>
      )}
    </>
  );
}

function Who({ shown, who }: { readonly shown: string; readonly who: string }): VNode {
  return (
    <>
      <strong>{shown}</strong>
      <br />
      <span class="govuk-!-font-size-16">{who}</span>
    </>
  );
}

type CompareProps = {
  readonly page: ComparePage;
  readonly token: string;
  readonly shown: Typed;
  readonly errors: readonly FieldError[];
};

/** Two records side by side, what cannot be true of one person, and the decision. */
export function CompareView({ page, token, shown, errors }: CompareProps): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Are these the same person?</h1>
      {page.decided && <Decided page={page} token={token} />}
      <StackedTable
        caption="The two records side by side"
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[
          { text: 'What' },
          { text: page.one.label, classes: 'govuk-!-width-one-third' },
          { text: page.other.label, classes: 'govuk-!-width-one-third' },
        ]}
        rows={page.rows.map(({ what, one, other, differs }) => [
          { text: differs ? `${what} (differs)` : what },
          { text: <Lines lines={one} /> },
          { text: <Lines lines={other} /> },
        ])}
      />
      <p class="govuk-body">
        Open{' '}
        <a class="govuk-link" href={page.one.href}>
          record A
        </a>{' '}
        or{' '}
        <a class="govuk-link" href={page.other.href}>
          record B
        </a>
        .
      </p>
      <h2 class="govuk-heading-m">If they are one person, this cannot all be true</h2>
      {page.conflicts.length === 0 ? (
        <p class="govuk-body">Nothing that is recorded speaks against it.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {page.conflicts.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
      {!page.decided && <DecisionForm token={token} shown={shown} errors={errors} />}
    </>
  );
}

/** One line under the other. */
function Lines({ lines }: { readonly lines: readonly string[] }): VNode {
  return (
    <>
      {lines.map((text, index) => (
        <>
          {index > 0 && <br />}
          {text}
        </>
      ))}
    </>
  );
}

function Decided({ page, token }: { readonly page: ComparePage; readonly token: string }): VNode {
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body">{page.decided}</p>
      <form method="post" action={page.undoPath}>
        <CsrfField token={token} />
        <input type="hidden" name="decided" value={page.stamp} />
        <Button classes="govuk-button--secondary govuk-!-margin-bottom-0">Take this decision back</Button>
      </form>
    </div>
  );
}

function DecisionForm({ token, shown, errors }: Omit<CompareProps, 'page'>): VNode {
  return (
    <form method="post" novalidate>
      <CsrfField token={token} />
      <Radios
        name="verdict"
        fieldset={{ legend: { text: 'What do you decide?', classes: 'govuk-fieldset__legend--m' } }}
        hint={{ text: 'Nothing is moved or deleted, and the decision can be taken back.' }}
        errorMessage={errorOf(errors, 'verdict')}
        value={valueOf(shown, 'verdict')}
        items={[
          { value: 'one', text: 'The same person: record A stays, and record B leads to it' },
          { value: 'other', text: 'The same person: record B stays, and record A leads to it' },
          { value: 'different', text: 'Two different people' },
        ]}
      />
      <Input
        name="why"
        label={{ text: 'Why' }}
        hint={{ text: 'For whoever asks later' }}
        value={valueOf(shown, 'why')}
        errorMessage={errorOf(errors, 'why')}
      />
      <Button preventDoubleClick>Save the decision</Button>
    </form>
  );
}
