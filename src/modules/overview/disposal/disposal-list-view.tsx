import type { VNode } from 'preact';
import type { PageOfList } from '../../../platform/http/page-of-list.ts';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { PagesOfList } from '../../../platform/views/pages-of-list.tsx';
import type { DisposalLine, DisposalListPage } from './disposal-page.ts';
import { disposalPaths } from './disposal-paths.ts';

/** Records whose time has ended: what waits for a decision, then the rest. */
export function DisposalListView({ page }: { readonly page: DisposalListPage }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Records whose time has ended</h1>
      <p class="govuk-body">
        Nothing is destroyed on its own. Information governance proposes; a service manager or the director
        decides.{' '}
        <a class="govuk-link" href={disposalPaths.certificates}>
          What was destroyed
        </a>
      </p>
      {page.waiting.length > 0 ? (
        <>
          <h2 class="govuk-heading-m">Proposed</h2>
          <StackedTable
            caption="Proposals that are not carried out yet"
            captionClasses="govuk-visually-hidden"
            head={[{ text: 'Record' }, { text: 'Kept until' }, { text: 'Where it stands' }]}
            rows={page.waiting.map((line) => [
              { text: <Name line={line} /> },
              { text: line.until },
              { text: line.state },
            ])}
          />
          <PagesOfList
            path={disposalPaths.list}
            page={page.openPages}
            name="proposed"
            kept={{ page: numberOf(page.pages) }}
            label="Pages of proposals"
          />
          <h2 class="govuk-heading-m">To look at</h2>
        </>
      ) : null}
      <Due page={page} />
    </>
  );
}

/** The page of the other list stays as it is. */
const numberOf = ({ number }: PageOfList) => (number > 1 ? String(number) : undefined);

function Due({ page }: { readonly page: DisposalListPage }): VNode {
  const { total } = page.pages;
  if (page.due.length === 0)
    return (
      <p class="govuk-body">
        No other record’s time has ended. Each night Kith works out which have, from what is recorded and the
        rules for how long records are kept.
      </p>
    );
  return (
    <>
      <p class="govuk-body">
        {total === 1 ? 'One record' : `${total.toLocaleString('en-GB')} records`}, the longest ended first.
      </p>
      <StackedTable
        caption="Records whose time has ended"
        captionClasses="govuk-visually-hidden"
        head={[{ text: 'Record' }, { text: 'Kept until' }, { text: 'Rule' }]}
        rows={page.due.map((line) => [
          { text: <Name line={line} /> },
          { text: line.until },
          { text: line.why },
        ])}
      />
      <PagesOfList
        path={disposalPaths.list}
        page={page.pages}
        kept={{ proposed: numberOf(page.openPages) }}
        label="Pages of records"
      />
    </>
  );
}

function Name({ line }: { readonly line: DisposalLine }): VNode {
  return (
    <a class="govuk-link" href={line.href}>
      {line.name}
    </a>
  );
}
