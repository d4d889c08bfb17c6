import type { VNode } from 'preact';
import { StackedTable } from '../../platform/views/components/responsive-table.tsx';
import type { Desk } from './desk.ts';
import { formatCount } from './format-count.ts';
import type { ChildLine, Look, Seen } from './messages.ts';
import { Go, Pager } from './parts-view.tsx';
import { Search } from './search-view.tsx';

type ChildrenProps = {
  readonly desk: Desk;
  readonly look: Look;
  readonly seen: Extract<Seen, { at: 'children' }>;
};

/** The children with findings, those with most first. */
export function ChildrenView({ desk, look, seen }: ChildrenProps): VNode {
  const text = look.at === 'children' ? look.text : '';
  const { total, page, pages, lines } = seen;
  return (
    <>
      <h2 class="govuk-heading-l" tabIndex={-1}>
        By child
      </h2>
      <Search
        label="Child id, or part of it"
        text={text}
        search={(words) => void desk.lookAt({ at: 'children', text: words, page: 1 })}
      />
      <p class="govuk-body" role="status">
        {formatCount(total, 'child', 'children')} with findings
      </p>
      {lines.length > 0 && (
        <StackedTable
          caption="Children with findings"
          captionClasses="govuk-visually-hidden"
          classes="kith-dense"
          firstCellIsHeader
          head={[{ text: 'Child' }, { text: 'Rules' }, { text: 'Rows', format: 'numeric' }]}
          rows={lines.map((line) => row(desk, line))}
        />
      )}
      <Pager
        {...{ page, pages, total }}
        turn={(to) => void desk.lookAt({ at: 'children', text, page: to })}
      />
    </>
  );
}

const rulesShown = 20;

function row(desk: Desk, { child, id, rules, rows }: ChildLine) {
  const open = () => void desk.lookAt({ at: 'findings', child, table: '', text: '', page: 1 });
  const more = rules.length - rulesShown;
  return [
    {
      text: (
        <Go act={open} label={id === '' ? 'Rows without a child id' : `Child ${id}`}>
          {id === '' ? 'No child id' : id}
        </Go>
      ),
    },
    { text: rules.slice(0, rulesShown).join(', ') + (more > 0 ? ` and ${more} more` : '') },
    { text: rows.toLocaleString('en-GB'), format: 'numeric' },
  ];
}
