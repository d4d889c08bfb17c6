import type { VNode } from 'preact';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import type { ChildList } from './figure-page.ts';

/** The children behind a figure, each with the way to their page. */
export function ChildListView({ list }: { list: ChildList }): VNode {
  return (
    <section>
      <h2 class="govuk-heading-m">{list.heading}</h2>
      {list.lines.length === 0 ? (
        <p class="govuk-body">Nobody is counted here, or nobody whose record is yours to see.</p>
      ) : (
        <StackedTable
          classes="kith-dense"
          caption={list.heading}
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[{ text: 'Child' }, { text: 'Age' }, { text: list.dateLabel }, { text: 'Counted as' }]}
          rows={list.lines.map(({ href, name, age, date, part }) => [
            {
              text: (
                <a class="govuk-link" href={href}>
                  {name}
                </a>
              ),
            },
            { text: age },
            { text: date },
            { text: part },
          ])}
        />
      )}
      {list.previous || list.next ? (
        <Pagination
          landmarkLabel="Pages of children"
          previous={list.previous ? { href: list.previous } : undefined}
          next={list.next ? { href: list.next } : undefined}
        />
      ) : null}
    </section>
  );
}
