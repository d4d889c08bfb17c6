import type { VNode } from 'preact';
import { formatDate, formatLong } from '../../../platform/dates/format-date.ts';
import { Table } from '../../../platform/views/components/table.tsx';
import { ChildListView } from './child-list-view.tsx';
import { DayForm } from './day-view.tsx';
import type { FigurePage } from './figure-page.ts';
import { formatShown } from './our-children-page.ts';

/** One figure opened: what it counts, its numbers and its children. */
export function FigureView({ page }: { page: FigurePage }): VNode {
  const { figure, day, children } = page;
  return (
    <>
      <span class="govuk-caption-l">{formatLong(day)}</span>
      <h1 class="govuk-heading-l">{figure.name}</h1>
      <h2 class="govuk-heading-m">What this counts</h2>
      {figure.definition.map((text) => (
        <p class="govuk-body">{text}</p>
      ))}
      {page.sight === 'own' ? <p class="govuk-body">Of these, your own children.</p> : null}
      <p class="govuk-body">Source: what is recorded in Kith, as it stands for {formatDate(day)}.</p>
      <PartTable page={page} />
      <DayForm path={`/our-children/${figure.key}`} day={day} />
      {children ? <ChildListView list={children} /> : null}
    </>
  );
}

function PartTable({ page }: { page: FigurePage }): VNode {
  const { lines, total, sight, selected } = page;
  const linked = sight !== 'counts';
  const rows = lines.map(({ key, label, count, href }) => [
    {
      text:
        linked && count !== 0 ? (
          <a class="govuk-link" href={href} aria-current={key === selected ? 'true' : undefined}>
            {label}
          </a>
        ) : (
          label
        ),
    },
    { text: formatShown(count), format: 'numeric' },
  ]);
  return (
    <Table
      classes="kith-dense"
      caption="Numbers"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Counted as' }, { text: 'Children', format: 'numeric' }]}
      rows={
        total === undefined
          ? rows
          : [...rows, [{ text: 'All' }, { text: formatShown(total), format: 'numeric' }]]
      }
    />
  );
}
