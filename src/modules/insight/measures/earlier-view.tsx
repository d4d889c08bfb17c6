import type { VNode } from 'preact';
import { ScrollRegion } from '../../../platform/views/components/responsive-table.tsx';
import { Table } from '../../../platform/views/components/table.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import type { EarlierTable } from './earlier-page.ts';

/** That the measure was counted another way before, and what it was then. */
export function Earlier({ table }: { readonly table: EarlierTable }): VNode {
  return (
    <>
      <WarningText>
        Until {table.lastCounted} this was counted by another definition. The line shows all months by the
        present one.
      </WarningText>
      <ScrollRegion label="Values by the earlier definition">
        <Table
          classes="kith-dense"
          caption="By the earlier definition"
          captionClasses="govuk-table__caption--m"
          firstCellIsHeader
          head={[
            { text: 'On' },
            { text: 'As counted then', format: 'numeric' },
            { text: 'As counted now', format: 'numeric' },
            { text: 'Counted' },
          ]}
          rows={table.rows.map(({ day, then, now, until }) => [
            { text: day },
            { text: then, format: 'numeric' },
            { text: now, format: 'numeric' },
            { text: until },
          ])}
        />
      </ScrollRegion>
    </>
  );
}
