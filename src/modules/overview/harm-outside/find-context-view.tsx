import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';

/** Finds a place, a group or a space by a part of its name, where there are more than a page holds. */
export function FindContext({ action, words }: { readonly action: string; readonly words: string }): VNode {
  return (
    <form method="get" action={action} role="search">
      <Input
        name="q"
        label={{ text: 'Find a place, a group or a space online' }}
        hint={{ text: 'A part of what it is called' }}
        value={words}
        autocomplete="off"
      />
      <Button classes="govuk-button--secondary">Find</Button>
    </form>
  );
}
