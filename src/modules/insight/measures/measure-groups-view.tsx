import type { VNode } from 'preact';
import { BarChart } from '../../../platform/charts/bar-chart.tsx';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import type { GroupTable, PrintedGroup } from './measure-groups-page.ts';

/** A measure group by group: bars, the numbers behind them, and what the groups go by. */
export function GroupsView({ table, day }: { readonly table: GroupTable; readonly day: PlainDate }): VNode {
  const known = table.groups.filter(({ value }) => value !== null);
  return (
    <section id="groups">
      {known.length > 0 ? (
        <GroupBars table={table} day={day} />
      ) : (
        <h2 class="govuk-heading-m">{table.heading}</h2>
      )}
      {table.notes.map((note) => (
        <p class="govuk-body">{note}</p>
      ))}
      {table.groups.length > 0 ? <GroupNumbers groups={table.groups} /> : null}
    </section>
  );
}

/** A bar cannot be shorter than nothing: net flow below nought has no bar, and its number beside it. */
function GroupBars({ table, day }: { readonly table: GroupTable; readonly day: PlainDate }): VNode {
  return (
    <BarChart
      id="groups-chart"
      title={table.heading}
      summary={table.groups.map(({ label, text }) => `${label}: ${text}`).join('; ')}
      units={table.units}
      source="what is recorded in Kith"
      asAt={formatDate(day)}
      headingLevel={2}
      labelHeading="Group"
      items={table.groups.map(({ label, value, text }) => ({
        label,
        value: Math.max(0, value ?? 0),
        display: text,
      }))}
    />
  );
}

function GroupNumbers({ groups }: { readonly groups: readonly PrintedGroup[] }): VNode {
  return (
    <StackedTable
      classes="kith-dense"
      caption="Group by group"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: 'Group' },
        { text: 'Value', format: 'numeric' },
        { text: 'Numerator', format: 'numeric' },
        { text: 'Denominator', format: 'numeric' },
      ]}
      rows={groups.map(({ label, text, numerator, denominator, href }) => [
        {
          text: href ? (
            <a class="govuk-link" href={href}>
              {label}
            </a>
          ) : (
            label
          ),
        },
        { text, format: 'numeric' },
        { text: numerator, format: 'numeric' },
        { text: denominator, format: 'numeric' },
      ])}
    />
  );
}
