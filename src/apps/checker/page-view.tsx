import type { VNode } from 'preact';
import type { Desk, DeskState } from './desk.ts';
import { CheckingView, FormView } from './form-view.tsx';
import { OutcomeView } from './outcome-view.tsx';

/** Whatever stands on the page now. */
export function PageView({ desk, state }: { readonly desk: Desk; readonly state: DeskState }): VNode {
  const { screen } = state;
  switch (screen.at) {
    case 'form':
      return <FormView desk={desk} state={state} />;
    case 'checking':
      return <CheckingView desk={desk} progress={screen.progress} />;
    case 'outcome':
      return <OutcomeView desk={desk} state={state} screen={screen} />;
  }
}
