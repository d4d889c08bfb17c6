import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import type { DictationState } from './dictation-state.ts';

/** On the visit's form: the way to dictate, shown by a script alone, and what is there already, shown always. */
export function DictateControl({ href, isOn, waiting, toCheck }: DictationState): VNode | null {
  const waits = waiting === 0 ? [] : [`${waiting} being written down`];
  const said = [...waits, ...(toCheck === 0 ? [] : [`${toCheck} to check`])].join(', ');
  return (
    <>
      {said === '' ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href={href}>
            Dictated: {said}
          </a>
        </p>
      )}
      {isOn ? (
        <div data-kith-scripted="" hidden>
          <Button name="step" value="dictate" classes="govuk-button--secondary">
            Dictate
          </Button>
        </div>
      ) : null}
    </>
  );
}
