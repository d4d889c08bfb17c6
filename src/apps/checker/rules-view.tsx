import type { VNode } from 'preact';
import { StackedTable } from '../../platform/views/components/responsive-table.tsx';
import { Tag } from '../../platform/views/components/tag.tsx';
import type { Desk } from './desk.ts';
import type { Look, RuleLine, Seen, Summary } from './messages.ts';
import { Go } from './parts-view.tsx';
import { Search } from './search-view.tsx';

type RulesProps = {
  readonly desk: Desk;
  readonly look: Look;
  readonly summary: Summary;
  readonly seen: Extract<Seen, { at: 'rules' }>;
};

/** The rules that found something, the commonest first. */
export function RulesView({ desk, look, summary, seen }: RulesProps): VNode {
  const { text, table } = look.at === 'rules' ? look : { text: '', table: '' };
  return (
    <>
      <h2 class="govuk-heading-l" tabIndex={-1}>
        By rule
      </h2>
      <Search
        label="Code, words or column"
        text={text}
        tables={summary.tables}
        table={table}
        search={(words, within) => void desk.lookAt({ at: 'rules', text: words, table: within })}
      />
      {seen.lines.length === 0 ? (
        <p class="govuk-body">No rule found anything here.</p>
      ) : (
        <StackedTable
          caption="Rules that found something"
          captionClasses="govuk-visually-hidden"
          classes="kith-dense check-rules"
          firstCellIsHeader
          head={[
            { text: 'Rule' },
            { text: 'What is wrong' },
            { text: 'Rows', format: 'numeric' },
            { text: 'Children', format: 'numeric' },
          ]}
          rows={seen.lines.map((line) => row(desk, line, table))}
        />
      )}
    </>
  );
}

function row(desk: Desk, { code, meaning, isQuery, rows, children }: RuleLine, table: string) {
  const open = () => void desk.lookAt({ at: 'findings', rule: code, table, text: '', page: 1 });
  return [
    {
      text: (
        <Go act={open} label={`Rule ${code}`}>
          {code}
        </Go>
      ),
    },
    {
      text: (
        <>
          {meaning} {isQuery && <Tag classes="govuk-tag--gold">Query</Tag>}
        </>
      ),
    },
    { text: rows.toLocaleString('en-GB'), format: 'numeric' },
    { text: children.toLocaleString('en-GB'), format: 'numeric' },
  ];
}
