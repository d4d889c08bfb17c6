import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';

export type RecorderProps = {
  readonly action: string;
  readonly csrf: string;
  readonly draftId: string;
  readonly deviceKey: string;
  readonly minutes: number;
};

/** Records on the device; its script (record-sound.js) shows it. */
export function Recorder({ action, csrf, draftId, deviceKey, minutes }: RecorderProps): VNode {
  return (
    <>
      <p class="govuk-body" data-kith-unscripted="">
        Dictating needs scripts. Typing does not: go back to the visit.
      </p>
      <form
        hidden
        action={action}
        method="post"
        data-kith-recorder={draftId}
        data-kith-device-key={deviceKey}
        data-kith-minutes={minutes}
      >
        <CsrfField token={csrf} />
        <Radios
          name="told"
          fieldset={{
            legend: {
              text: 'Does the family know that you dictate your notes?',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          hint={{
            text: 'Tell them: what you say is recorded, written down by the council’s own service, checked by you, and the recording deleted',
          }}
          classes="govuk-radios--small"
          items={[
            { value: 'yes', text: 'Yes, they were told' },
            { value: 'no', text: 'No, not yet' },
          ]}
        />
        <Kept />
        <p class="govuk-body" role="status" data-kith-recorder-state="">
          Up to {minutes} minutes at a time. Nothing is put into the visit until you have checked it.
        </p>
        <div class="govuk-button-group">
          <Button type="button" attributes={{ 'data-kith-recorder-start': '' }}>
            Start recording
          </Button>
          <Button type="button" attributes={{ 'data-kith-recorder-stop': '', hidden: true }}>
            Stop and send
          </Button>
        </div>
      </form>
    </>
  );
}

/** What the script found on the device. */
function Kept(): VNode {
  return (
    <div class="govuk-inset-text" data-kith-recorder-kept="" hidden>
      <p class="govuk-body">
        On this device is a recording for this visit that Kith does not have yet. It may lack the last
        seconds.
      </p>
      <div class="govuk-button-group">
        <Button
          type="button"
          classes="govuk-button--secondary"
          attributes={{ 'data-kith-recorder-send': '' }}
        >
          Send it
        </Button>
        <Button
          type="button"
          classes="govuk-button--secondary"
          attributes={{ 'data-kith-recorder-drop': '' }}
        >
          Delete it
        </Button>
      </div>
    </div>
  );
}
