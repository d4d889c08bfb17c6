import type { VNode } from 'preact';
import { grounds, suspectedHarms } from '../../practice/index.ts';
import type { Filled } from './fields-view.tsx';
import { itemsOf, Several } from './fields-view.tsx';

type Props = { readonly filled: Filled };

/** Which significant harm is suspected: asked wherever services are called together under section 47. */
export function SuspectedHarms({ filled }: Props): VNode {
  return (
    <Several
      filled={filled}
      name="harms"
      text="Which significant harm is suspected?"
      items={itemsOf(suspectedHarms)}
      isSmall
    />
  );
}

/** What the suspicion rests on. */
export function SuspicionGrounds({ filled }: Props): VNode {
  return (
    <Several
      filled={filled}
      name="grounds"
      text="What makes you suspect it?"
      hint="That the family declined help, or no longer agrees to it, is never the only reason"
      items={itemsOf(grounds)}
      isSmall
    />
  );
}
