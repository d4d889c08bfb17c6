import type { VNode } from 'preact';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import type { HelpRow } from './help-page.ts';

type Props = {
  readonly rows: readonly HelpRow[];
  readonly personId: string;
  readonly mayCorrect: boolean;
};

/** Help and protection, step by step; each leads to where it is put right, for those who may. Nothing where there is none. */
export function Help({ rows, personId, mayCorrect }: Props): VNode | null {
  if (rows.length === 0) return null;
  const head = ['What', 'When', 'What is known'].map((text) => ({ text }));
  const put = ({ kind, id, what, when }: HelpRow) => (
    <a class="govuk-link" href={`/children/${personId}/facts/${kind}/${id}`}>
      Put right<span class="govuk-visually-hidden"> {`${what}, ${when}`}</span>
    </a>
  );
  return (
    <StackedTable
      caption="Help and protection, the latest first"
      captionClasses="govuk-table__caption--m"
      head={mayCorrect ? [...head, { text: <span class="govuk-visually-hidden">Put right</span> }] : head}
      rows={rows.map((row) => [
        { text: row.what },
        { text: row.when },
        { text: row.detail },
        ...(mayCorrect ? [{ text: put(row) }] : []),
      ])}
    />
  );
}
