import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { FileUpload } from '../../../platform/views/components/file-upload.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { ReportPage, UploadLine, UploadPage } from './upload-page.ts';

export type UploadFormProps = {
  readonly csrf: string;
  readonly needsAuthority: boolean;
  readonly errors: readonly FieldError[];
  readonly uploads: readonly UploadLine[];
};

/** Where files are sent from, and what was sent before. */
export function UploadForm({ csrf, needsAuthority, errors, uploads }: UploadFormProps): VNode {
  const of = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found && { text: found.text };
  };
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Load returns</h1>
        <p class="govuk-body">
          Choose all CSV files of an SSDA903 return together. Kith tells by their content which is which, and
          shows what would come in before anything is loaded. Loading the same files again changes nothing.
        </p>
        <form action="/imports" method="post" enctype="multipart/form-data" novalidate>
          <CsrfField token={csrf} />
          <FileUpload
            name="first"
            multiple
            label={{ text: 'Files of one collection year' }}
            errorMessage={of('first')}
          />
          <FileUpload name="second" multiple label={{ text: 'Files of another year (optional)' }} />
          {needsAuthority && (
            <Input
              name="la"
              label={{ text: 'Which authority these are from' }}
              hint={{ text: 'The ONS code, like E10000015. Asked once.' }}
              errorMessage={of('la')}
              classes="govuk-input--width-10"
            />
          )}
          <Input
            name="year"
            label={{ text: 'Collection year (optional)' }}
            hint={{ text: 'Only where the dates in the files mislead. 2026 is the year to 31 March 2026.' }}
            errorMessage={of('year')}
            classes="govuk-input--width-4"
          />
          <FileUpload
            name="postcodes"
            label={{ text: 'Postcode directory (optional)' }}
            hint={{ text: 'For distances between home and placement.' }}
          />
          <FileUpload name="providers" label={{ text: 'Published list of homes and providers (optional)' }} />
          <Button preventDoubleClick>Show what would come in</Button>
        </form>
        <UploadsBefore uploads={uploads} />
      </div>
    </div>
  );
}

function UploadsBefore({ uploads }: { uploads: readonly UploadLine[] }): VNode | null {
  if (uploads.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Sent before</h2>
      <ul class="govuk-list">
        {uploads.map(({ id, text, state }) => (
          <li key={id}>
            <a class="govuk-link" href={`/imports/${id}`}>
              {state}
            </a>
            , {text}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One upload: how far it is, what would come in or came in, and the way on. */
export function UploadView({ page, csrf }: { page: UploadPage; csrf: string }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">{page.title}</h1>
      {page.progress && <Waiting {...page.progress} />}
      {page.refused && <InsetText>{page.refused}</InsetText>}
      {page.report && <Report report={page.report} />}
      {page.report && !page.canLoad && <WhereNext />}
      {page.canLoad && (
        <form action={`/imports/${page.id}/load`} method="post">
          <CsrfField token={csrf} />
          <Button preventDoubleClick>Load these files</Button>
        </form>
      )}
    </>
  );
}

function WhereNext(): VNode {
  return (
    <p class="govuk-body">
      See{' '}
      <a class="govuk-link" href="/our-children">
        our children today
      </a>
      , or what is{' '}
      <a class="govuk-link" href="/contested">
        to settle
      </a>
      .
    </p>
  );
}

function Waiting({ done, total }: { done: number; total: number | null }): VNode {
  const text = total === null ? 'Reading the files.' : `${done} of ${total} children.`;
  return (
    <>
      <p class="govuk-body" id="how-far">
        {text} This page looks again by itself. You can leave it and come back.
      </p>
      {total === null ? (
        <progress aria-labelledby="how-far" />
      ) : (
        <progress aria-labelledby="how-far" value={done} max={total} />
      )}
    </>
  );
}

const numberColumns = [
  ['rows', 'Rows'],
  ['loaded', 'New'],
  ['updated', 'Updated'],
  ['unchanged', 'Unchanged'],
  ['contested', 'Contested'],
] as const;

function Report({ report }: { report: ReportPage }): VNode {
  return (
    <>
      <p class="govuk-body">{report.summary}</p>
      {report.years.map((text) => (
        <p class="govuk-body" key={text}>
          {text}.
        </p>
      ))}
      <StackedTable
        caption="Files"
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[
          { text: 'File' },
          { text: 'Year' },
          ...numberColumns.map(([, text]) => ({ text, format: 'numeric' })),
        ]}
        rows={report.files.map((file) => [
          { text: `${file.kind} (${file.name.split('/').at(-1) ?? ''})` },
          { text: String(file.year) },
          ...numberColumns.map(([key]) => ({ text: String(file[key]), format: 'numeric' })),
        ])}
      />
      {report.problems.length > 0 && <Problems report={report} />}
    </>
  );
}

function Problems({ report }: { report: ReportPage }): VNode {
  return (
    <>
      <StackedTable
        caption="What to look at"
        captionClasses="govuk-table__caption--m"
        head={[{ text: 'Where' }, { text: 'Column' }, { text: 'It says' }, { text: 'Why' }]}
        rows={report.problems.map(({ where, field, value, problem }) => [
          { text: where },
          { text: field },
          { text: value },
          { text: problem },
        ])}
      />
      {report.more > 0 && (
        <p class="govuk-body">And {report.more} more. The command line lists all of them.</p>
      )}
    </>
  );
}
