import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';

/** Hidden until the script of the page finds text on this device that was not saved (docs/adr/0025). */
export function DeviceOffer(): VNode {
  return (
    <>
      <div class="govuk-inset-text" data-kith-draft-offer="" hidden>
        <p class="govuk-body">
          On this device is text of this visit that was not saved. It was typed on{' '}
          <span data-kith-draft-typed="" />. It stays here until you choose.
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
          Text of this device was brought back. As long as this page is open you can have back what stood here
          before.
        </p>
        <Button type="button" classes="govuk-button--secondary">
          Swap the two texts
        </Button>
      </div>
    </>
  );
}
