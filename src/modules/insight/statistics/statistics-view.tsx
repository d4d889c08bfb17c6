import type { VNode } from 'preact';
import { formatCount } from '../../../platform/charts/shapes.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import type { HeldFile, StatisticsPage } from './statistics-page.ts';

/** Asked for by the licence wherever the values are shown. */
export function Attribution(): VNode {
  return (
    <p class="govuk-body-s">
      Contains public sector information licensed under the{' '}
      <a
        class="govuk-link"
        href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
        rel="license"
      >
        Open Government Licence v3.0
      </a>
      .
    </p>
  );
}

/** What stands in the place of statistics that nobody has loaded. */
export function HowToLoad(): VNode {
  return (
    <InsetText>
      <p class="govuk-body">No statistics are loaded yet.</p>
      <p class="govuk-body">
        Put the files of published statistics in a folder, then run <code>kith stats load FOLDER</code> on the
        machine that Kith runs on, and <code>kith stats own CODE</code> with your authority’s three-digit
        code. The guide to published statistics in Kith’s documentation says which files and where each comes
        from.
      </p>
    </InsetText>
  );
}

/** Said wherever invented figures are shown as if they were published. */
export function InventedNote(): VNode {
  return (
    <InsetText>These figures are invented for the demonstration. None of these authorities exists.</InsetText>
  );
}

/** The page where nothing is loaded. */
export function StatisticsEmpty(): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Published statistics</h1>
      <p class="govuk-body">Figures of all authorities: what comparison and forecasts rest on.</p>
      <HowToLoad />
    </>
  );
}

/** What is held: files, years, rows, what was left out, publications. */
export function StatisticsView({
  page,
  loadedOn,
  own,
}: {
  readonly page: StatisticsPage;
  readonly loadedOn: string;
  readonly own: string | undefined;
}): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">{page.heading}</h1>
      {page.invented ? <InventedNote /> : null}
      <p class="govuk-body">
        Loaded on {loadedOn}.{' '}
        {own === undefined
          ? 'Which authority this is has not been said: kith stats own CODE says it.'
          : `This authority is ${own}.`}
      </p>
      <Files files={page.files} />
      {page.files.some(({ reported }) => reported > 0) ? <LeftOut files={page.files} /> : null}
      {page.missing.length > 0 ? <Missing missing={page.missing} /> : null}
      {page.publications.length > 0 ? <Publications page={page} /> : null}
      {page.invented ? null : <Attribution />}
    </>
  );
}

function Files({ files }: { readonly files: readonly HeldFile[] }): VNode {
  return (
    <StackedTable
      caption="What is held"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: 'Figures' },
        { text: 'Years' },
        { text: 'Rows', format: 'numeric' },
        { text: 'Left out', format: 'numeric' },
        { text: 'File' },
      ]}
      rows={files.map(({ file, about, years, rows, reported }) => [
        { text: about },
        { text: years },
        { text: formatCount(rows), format: 'numeric' },
        { text: formatCount(reported), format: 'numeric' },
        { text: file },
      ])}
    />
  );
}

function LeftOut({ files }: { readonly files: readonly HeldFile[] }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Rows that were left out</h2>
      {files
        .filter(({ reported }) => reported > 0)
        .map(({ file, about, reported, firstReported }) => (
          <Details summary={`${about}: ${formatCount(reported)}`}>
            <ul class="govuk-list govuk-list--bullet">
              {firstReported.map(({ line, what }) => (
                <li>
                  {line === 0 ? file : `${file}, line ${line}`}: {what}
                </li>
              ))}
            </ul>
            {reported > firstReported.length ? (
              <p class="govuk-body">And {formatCount(reported - firstReported.length)} more.</p>
            ) : null}
          </Details>
        ))}
    </>
  );
}

function Missing({ missing }: { readonly missing: StatisticsPage['missing'] }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">What is not loaded</h2>
      <p class="govuk-body">Pages that rest on these say that they are not known.</p>
      <ul class="govuk-list govuk-list--bullet">
        {missing.map(({ file, about }) => (
          <li>
            {about} ({file})
          </li>
        ))}
      </ul>
    </>
  );
}

function Publications({ page }: { readonly page: StatisticsPage }): VNode {
  return (
    <StackedTable
      caption="Publications"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Publication' }, { text: 'Publisher' }, { text: 'Released' }, { text: 'Licence' }]}
      rows={page.publications.map(({ key, title, publisher, released, licence }) => [
        { text: page.invented ? title : `${title} (${key})` },
        { text: publisher },
        { text: released === '' ? 'Not released' : released },
        { text: licence },
      ])}
    />
  );
}
