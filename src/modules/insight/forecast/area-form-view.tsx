import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { Select } from '../../../platform/views/components/select.tsx';

/** An area that can be chosen. */
export type AreaChoice = { readonly code: string; readonly name: string };

/** Asks for another area. */
export function AreaForm(props: {
  readonly path: string;
  readonly areas: readonly AreaChoice[];
  readonly chosen: string;
}): VNode {
  return (
    <form method="get" action={props.path} class="kith-inline-form">
      <Select
        name="area"
        label={{ text: 'Show another area' }}
        value={props.chosen}
        items={props.areas.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <Button classes="govuk-button--secondary">Show</Button>
    </form>
  );
}
