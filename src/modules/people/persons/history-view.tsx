import type { VNode } from 'preact';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import type { Known } from './history-page.ts';

/** What we knew and when. */
export function HistoryView({
  called,
  known,
}: {
  readonly called: string;
  readonly known: readonly Known[];
}): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">What we knew of {called} and when</h1>
      <p class="govuk-body">
        Every version is kept. “Known until” is when it was corrected or taken back; without it, it still
        stands.
      </p>
      <StackedTable
        caption="Newest first"
        captionClasses="govuk-visually-hidden"
        classes="kith-dense"
        head={[
          { text: 'What' },
          { text: 'What was known' },
          { text: 'Known from' },
          { text: 'Known until' },
          { text: 'By' },
        ]}
        rows={known.map((one) => [
          { text: one.kind },
          { text: one.text },
          { text: one.from },
          { text: one.until === '' ? 'still stands' : one.until },
          { text: one.whence },
        ])}
      />
    </>
  );
}
