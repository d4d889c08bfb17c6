import type { VNode } from 'preact';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { HealthLine, HealthState } from './health-rules.ts';

const stateWords: Readonly<Record<HealthState, readonly [string, string]>> = {
  act: ['Act now', 'govuk-tag--red'],
  look: ['Look at it', 'govuk-tag--yellow'],
  'not known': ['Not known', 'govuk-tag--grey'],
  well: ['Well', 'govuk-tag--green'],
};

/** Whether Kith is well: what is not stands first, in words. */
export function HealthView({ lines }: { readonly lines: readonly HealthLine[] }): VNode {
  const bad = lines.filter(({ state }) => state === 'act').length;
  return (
    <>
      <h1 class="govuk-heading-l">{bad === 0 ? 'How Kith is' : `How Kith is: ${bad} to act on now`}</h1>
      <p class="govuk-body">As it is at this moment; load the page again to see what changed.</p>
      <StackedTable
        caption="State of each part"
        captionClasses="govuk-visually-hidden"
        head={[{ text: 'Part' }, { text: 'State' }, { text: 'In words' }]}
        rows={lines.map(({ what, state, words }) => {
          const [text, classes] = stateWords[state];
          return [{ text: what }, { text: <Tag classes={classes}>{text}</Tag> }, { text: words }];
        })}
      />
    </>
  );
}
