import type { ComponentChildren, VNode } from 'preact';
import { Button } from './components/button.tsx';
import { CsrfField } from './csrf-field.tsx';

/**
 * Hidden until the script of the page finds text that was not sent or saved (docs/adr/0025, 0040). `found` is a sentence that ends
 * before when it was typed.
 */
export function DraftOffer({ found }: { readonly found: ComponentChildren }): VNode {
  return (
    <div>
      <div class="govuk-inset-text" data-kith-draft-offer="" hidden>
        <p class="govuk-body">
          {found} <span data-kith-draft-typed="" />. It stays until you choose.
        </p>
        <Button type="button" classes="govuk-button--secondary" attributes={{ 'data-kith-draft-take': '' }}>
          Bring it back
        </Button>{' '}
        <Button type="button" classes="govuk-button--secondary" attributes={{ 'data-kith-draft-drop': '' }}>
          Delete it
        </Button>
      </div>
      <div class="govuk-inset-text" data-kith-draft-swap="" hidden>
        <p class="govuk-body">
          Your text was brought back. As long as this page is open you can have back what stood here before.
        </p>
        <Button type="button" classes="govuk-button--secondary">
          Swap the two texts
        </Button>
      </div>
    </div>
  );
}

/** What the script of a page puts into each of its forms with room for words, so that what is typed there is kept until it is sent. */
export function TypedParts({ token }: { readonly token: string }): VNode {
  return (
    <template data-kith-typed="">
      <DraftOffer found="You typed something here and did not send it. It was last typed" />
      <p class="govuk-hint" role="status" data-kith-draft-state="" />
      <CsrfField token={token} />
    </template>
  );
}
