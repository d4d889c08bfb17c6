import type { VNode } from 'preact';
import { Choices } from './choices.tsx';
import type { Choice, ChoicesProps } from './choices.tsx';
import type { Options } from './markup.ts';

export type CheckboxesProps = ChoicesProps & Options<{ values: readonly (string | number)[] }>;

/** Any number of answers from a few. `behaviour: 'exclusive'` makes one ("None of these") stand alone. */
export function Checkboxes(props: CheckboxesProps): VNode {
  const kind = { block: 'checkboxes', type: 'checkbox' } as const;
  return <Choices kind={kind} props={props} isChecked={(item) => isChecked(item, props.values)} />;
}

function isChecked(item: Choice, values: readonly (string | number)[] | undefined): boolean {
  if (item.checked !== undefined) return item.checked;
  return item.value !== undefined && (values ?? []).includes(item.value);
}
