import type { VNode } from 'preact';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { InterviewStep, MissingTime, Passage } from '../../care/index.ts';
import { aloneAnswers, interviewStatus, interviewWords, passageAudiences } from '../../care/index.ts';

export type TalkProps = {
  readonly firstName: string;
  readonly here: string;
  readonly time: MissingTime;
  readonly backAt: Instant;
  readonly now: Instant;
  readonly hours: number;
  readonly passages: readonly Passage[];
  readonly csrf: string | null;
};

/** The talk after a return: how it stands, each offer and answer, and what came of it. */
export function TalkView(props: TalkProps): VNode {
  const { firstName, here, time, backAt, now, hours, passages, csrf } = props;
  const status = interviewStatus({ backAt, interviews: time.interviews }, { now, hours });
  return (
    <section aria-labelledby="talk">
      <h2 class="govuk-heading-m" id="talk">
        Talking about it with somebody independent
      </h2>
      <p class="govuk-body">
        {firstName} is offered this every time: {interviewWords[status.is]}.{' '}
        {status.waits ? `By ${formatInstant(status.due)}` : null}
        {status.isLate ? <Tag classes="govuk-tag--clay">Late</Tag> : null}
      </p>
      {time.interviews.map((step) => (
        <StepView
          step={step}
          firstName={firstName}
          passages={passages.filter(({ interviewId }) => interviewId === step.id)}
        />
      ))}
      {csrf === null ? null : (
        <Button href={`${here}/talk`} classes="govuk-button--secondary">
          {status.is === 'refused' || status.is === 'not possible'
            ? 'Offer it again'
            : 'Record an offer or the talk'}
        </Button>
      )}
    </section>
  );
}

type StepProps = {
  readonly step: InterviewStep;
  readonly firstName: string;
  readonly passages: readonly Passage[];
};

function StepView({ step, firstName, passages }: StepProps): VNode {
  const by = [step.byName, step.byAgency].filter(Boolean).join(', ');
  return (
    <div class="govuk-!-margin-bottom-4">
      <p class="govuk-body govuk-!-margin-bottom-1">
        <strong>{formatInstant(step.happenedAt)}</strong>: {stepWords[step.step]}
        {by === '' ? '' : ` (${by})`}
        {step.alone === null ? '' : `. ${aloneAnswers[step.alone]}`}
      </p>
      {step.because === null ? null : <p class="govuk-body kith-as-typed">Why: {step.because}</p>}
      {passages.map((one) => (
        <PassageView one={one} firstName={firstName} />
      ))}
    </div>
  );
}

const stepWords: Readonly<Record<InterviewStep['step'], string>> = {
  offered: 'offered',
  accepted: 'offered, and they want it',
  refused: 'offered, and they do not want it',
  'not possible': 'it could not be done',
  held: 'they talked',
};

function PassageView({ one, firstName }: { readonly one: Passage; readonly firstName: string }): VNode {
  const titles: Readonly<Record<Passage['about'], string>> = {
    words: `What ${firstName} said`,
    shows: `What ${firstName} shows us`,
    wants: `What ${firstName} wants to happen`,
    next: 'What we do next',
    note: 'A note for staff',
  };
  return (
    <div class="govuk-!-margin-bottom-3">
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        {titles[one.about]}
        {one.observedBy === null ? '' : ` (seen by ${one.observedBy})`}
      </h3>
      <p class="govuk-body kith-as-typed govuk-!-margin-bottom-1">
        {one.about === 'words' ? `“${one.words}”` : one.words}
      </p>
      <p class="govuk-hint govuk-!-font-size-16">{passageAudiences[one.audience]}</p>
    </div>
  );
}
