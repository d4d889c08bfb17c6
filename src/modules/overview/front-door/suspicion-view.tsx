import type { VNode } from 'preact';
import { grounds, suspectedHarms } from '../../practice/index.ts';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import type { Filled } from './fields-view.tsx';
import { errorOf, itemsOf } from './fields-view.tsx';

type Props = { readonly filled: Filled };

/** Which significant harm is suspected: asked wherever services are called together under section 47. */
export function SuspectedHarms({ filled }: Props): VNode {
  return (
    <Checkboxes
      name="harms"
      idPrefix="harms"
      fieldset={{
        legend: { text: 'Which significant harm is suspected?', classes: 'govuk-fieldset__legend--s' },
      }}
      classes="govuk-checkboxes--small"
      errorMessage={errorOf(filled.errors, 'harms')}
      values={[filled.typed['harms'] ?? []].flat()}
      items={itemsOf(suspectedHarms).map(({ value, text }) => ({ value, text }))}
    />
  );
}

/** What the suspicion rests on. */
export function SuspicionGrounds({ filled }: Props): VNode {
  return (
    <Checkboxes
      name="grounds"
      idPrefix="grounds"
      fieldset={{ legend: { text: 'What makes you suspect it?', classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: 'That the family declined help, or no longer agrees to it, is never the only reason' }}
      classes="govuk-checkboxes--small"
      errorMessage={errorOf(filled.errors, 'grounds')}
      values={[filled.typed['grounds'] ?? []].flat()}
      items={itemsOf(grounds).map(({ value, text }) => ({ value, text }))}
    />
  );
}
