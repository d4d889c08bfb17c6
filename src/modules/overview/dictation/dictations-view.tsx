import type { VNode } from 'preact';
import type { Dictation } from '../../practice/index.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { formatLength, stateWords } from './dictation-words.ts';
import type { RecorderProps } from './recorder-view.tsx';
import { Recorder } from './recorder-view.tsx';

export type DictationsProps = {
  readonly names: string;
  readonly here: string;
  readonly csrf: string;
  readonly isOn: boolean;
  /** Null where the visit is not being written any more, or dictation is off. */
  readonly recorder: RecorderProps | null;
  readonly dictations: readonly Dictation[];
  readonly thrownAway: Dictation | undefined;
};

/** Dictating for a visit, and what became of each recording. */
export function DictationsView(props: DictationsProps): VNode {
  const { names, isOn, recorder, dictations, thrownAway } = props;
  return (
    <>
      {thrownAway ? <ThrownAway {...props} one={thrownAway} /> : null}
      <h1 class="govuk-heading-l">Dictate: a visit to {names}</h1>
      {isOn ? null : <p class="govuk-body">Dictation is switched off here.</p>}
      {recorder ? <Recorder {...recorder} /> : null}
      <h2 class="govuk-heading-m">Recordings</h2>
      {dictations.length === 0 ? <p class="govuk-body">Nothing is recorded for this visit yet.</p> : null}
      <ol class="govuk-list govuk-list--spaced">
        {dictations.map((one) => (
          <li>
            <a class="govuk-link" href={`${props.here}/${one.id}`}>
              {formatInstant(one.receivedAt)}, {formatLength(one.seconds)}
            </a>
            <br />
            {stateWords(one, isOn)}
            {one.familyTold ? null : <> The family was not told yet when you said so.</>}
          </li>
        ))}
      </ol>
    </>
  );
}

function ThrownAway({ one, here, csrf }: DictationsProps & { readonly one: Dictation }): VNode {
  return (
    <NotificationBanner type="success" title="Thrown away">
      <p class="govuk-notification-banner__heading">
        The recording is deleted. {one.passages.length === 0 ? '' : 'Its words can be had back.'}
      </p>
      {one.passages.length === 0 ? null : (
        <form method="post" action={`${here}/${one.id}`}>
          <CsrfField token={csrf} />
          <Button name="step" value="undo" classes="govuk-button--secondary" preventDoubleClick>
            Undo
          </Button>
        </form>
      )}
    </NotificationBanner>
  );
}
