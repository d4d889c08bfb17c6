import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';

/** Hidden until the script of the page finds text on this device that was not saved (docs/adr/0025). */
export function DeviceOffer(): VNode {
  return (
    <div class="govuk-inset-text" data-kith-draft-offer="" hidden>
      <p class="govuk-body">On this device is text of this visit that was not saved.</p>
      <Button type="button" classes="govuk-button--secondary" attributes={{ 'data-kith-draft-take': '' }}>
        Bring it back
      </Button>{' '}
      <Button type="button" classes="govuk-button--secondary" attributes={{ 'data-kith-draft-drop': '' }}>
        Delete it
      </Button>
    </div>
  );
}
