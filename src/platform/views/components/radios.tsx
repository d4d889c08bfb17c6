import type { VNode } from 'preact';
import { Choices } from './choices.tsx';
import type { Choice, ChoicesProps } from './choices.tsx';
import type { Options } from './markup.ts';

export type RadiosProps = ChoicesProps & Options<{ value: string | number }>;

/** One answer from a few. */
export function Radios(props: RadiosProps): VNode {
  const kind = { block: 'radios', type: 'radio' } as const;
  return <Choices kind={kind} props={props} isChecked={(item) => isChecked(item, props.value)} />;
}

function isChecked(item: Choice, value: string | number | undefined): boolean {
  if (item.checked !== undefined || !value) return item.checked === true;
  return item.value === value;
}
