import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { ErrorMessage } from '../../../platform/views/components/error-message.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Clock } from './clock-rules.ts';
import type { FormState } from './fields-view.tsx';
import { asked, Day, Step } from './fields-view.tsx';
import { PauseList, RequestFacts } from './request-view.tsx';
import type { StepName } from './request-form.ts';
import type { Pause, SubjectAccessRequest } from './request-rules.ts';

export type ReadingLine = {
  readonly readOn: PlainDate;
  readonly withWhom: string;
  readonly minutes: number | null;
  readonly said: string | null;
};

export type RequestPageProps = {
  readonly name: string;
  readonly request: SubjectAccessRequest;
  readonly clock: Clock;
  readonly pauses: readonly Pause[];
  readonly names: ReadonlyMap<string, string>;
  readonly readings: readonly ReadingLine[];
  readonly mayHandle: boolean;
  /** Whether the one who reads this prepared the copy, and so does not release it. */
  readonly isPreparer: boolean;
  readonly hrefs: { readonly review: string; readonly copy: string; readonly data: string };
  readonly form: FormState;
  /** The step whose form came back with something wrong. */
  readonly wrong: StepName | undefined;
};

/** One request: how it stands, and what can be done next. */
export function RequestPage(props: RequestPageProps): VNode {
  const { name, request, clock, names, pauses, mayHandle } = props;
  return (
    <>
      <h1 class="govuk-heading-l">A copy of what is held about {name}</h1>
      <RequestFacts request={request} clock={clock} names={names} />
      <PauseList pauses={pauses} />
      <StepProblem {...props} />
      {request.state === 'open' ? <OpenRequest {...props} /> : null}
      {request.state === 'prepared' ? <PreparedRequest {...props} /> : null}
      {request.state === 'released' ? <ReleasedRequest {...props} /> : null}
      {mayHandle && (request.state === 'open' || request.state === 'prepared') ? (
        <ClockForms {...props} />
      ) : null}
    </>
  );
}

function StepProblem({ form }: RequestPageProps): VNode | null {
  const problem = form.errors.find(({ field }) => field === 'step');
  return problem ? <ErrorMessage id="step">{problem.text}</ErrorMessage> : null;
}

function OpenRequest({ request, form, hrefs, mayHandle }: RequestPageProps): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Prepare the copy</h2>
      <ol class="govuk-list govuk-list--number">
        <li>
          <a class="govuk-link" href={hrefs.review}>
            Read every passage, and decide what stays out
          </a>
        </li>
        <li>
          <a class="govuk-link" href={hrefs.copy}>
            Look at the copy as it would be now
          </a>
        </li>
        <li>Hand it to a colleague, who reads and releases it</li>
      </ol>
      {mayHandle ? (
        <Step
          form={form}
          step="prepare"
          version={request.version}
          button="The copy is ready for a second person"
        />
      ) : null}
    </>
  );
}

function PreparedRequest({ request, form, hrefs, mayHandle, isPreparer }: RequestPageProps): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Release the copy</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={hrefs.copy}>
          Read the copy as it was prepared
        </a>
      </p>
      {isPreparer ? <p class="govuk-body">You prepared it: a colleague reads and releases it.</p> : null}
      {mayHandle && !isPreparer ? (
        <Step form={form} step="release" version={request.version} button="I have read it: release it">
          <Textarea
            {...asked(form, 'released_how', 'How is it handed over?')}
            hint={{ text: 'In person with a worker to read it with is best; never by open email' }}
            rows={2}
          />
        </Step>
      ) : null}
      {mayHandle ? (
        <Step form={form} step="reopen" version={request.version} button="Take it up again" isQuiet />
      ) : null}
    </>
  );
}

function ReleasedRequest({ form, request, hrefs, readings, mayHandle, wrong }: RequestPageProps): VNode {
  return (
    <>
      <p class="govuk-body">
        <a class="govuk-link" href={hrefs.copy}>
          The copy as it was released
        </a>
        {' · '}
        <a class="govuk-link" href={hrefs.data}>
          The same as data (JSON)
        </a>
      </p>
      <h2 class="govuk-heading-m">Reading it together</h2>
      {readings.length === 0 ? <p class="govuk-body">Nobody has written down yet that it was read.</p> : null}
      <ul class="govuk-list govuk-list--bullet">
        {readings.map(({ readOn, withWhom, minutes, said }) => (
          <li>
            {formatDate(readOn)}, with {withWhom}
            {minutes === null ? '' : `, ${minutes} minutes`}
            {said ? `: ${said}` : ''}
          </li>
        ))}
      </ul>
      {mayHandle ? (
        <Details summary="Write down that it was read" open={wrong === 'reading'}>
          <Step form={form} step="reading" version={request.version} button="Save">
            <Day form={form} name="read_on" legend="When?" />
            <Input {...asked(form, 'with_whom', 'Who was with them?')} />
            <Input
              {...asked(form, 'minutes', 'How many minutes? (optional)')}
              classes="govuk-input--width-4"
              inputmode="numeric"
            />
            <Textarea {...asked(form, 'said', 'What they said, in their words (optional)')} rows={3} />
          </Step>
        </Details>
      ) : null}
    </>
  );
}

function ClockForms({ form, request, pauses, wrong }: RequestPageProps): VNode {
  const { version } = request;
  const isStopped = pauses.some(({ answeredOn }) => answeredOn === null);
  return (
    <>
      <h2 class="govuk-heading-m">Who asks, and how long there is</h2>
      <Details summary="Say how you know who is asking" open={wrong === 'identity'}>
        <Step form={form} step="identity" version={version} button="Save">
          <Textarea
            {...asked(form, 'identity_how', 'How do you know?')}
            hint={{ text: 'Somebody who is known to a worker needs no papers' }}
            rows={2}
          />
          <Day form={form} name="identity_on" legend="Since when?" />
        </Step>
      </Details>
      {isStopped ? (
        <Details summary="They answered: start the clock again" open={wrong === 'resume'}>
          <Step form={form} step="resume" version={version} button="Start the clock again">
            <Textarea {...asked(form, 'answer', 'What did they answer?')} rows={2} />
            <Day form={form} name="answered_on" legend="When?" />
          </Step>
        </Details>
      ) : (
        <Details summary="Ask what they mean, and stop the clock" open={wrong === 'pause'}>
          <Step form={form} step="pause" version={version} button="Stop the clock">
            <Textarea {...asked(form, 'what', 'What has to be made clear?')} rows={2} />
            <Day form={form} name="asked_on" legend="When did you ask them?" />
          </Step>
        </Details>
      )}
      {request.extendedOn === null ? (
        <Details summary="Take more time, because it is complex" open={wrong === 'extend'}>
          <Step form={form} step="extend" version={version} button="Take more time">
            <Textarea {...asked(form, 'extended_because', 'Why, and when were they told?')} rows={2} />
          </Step>
        </Details>
      ) : null}
      <Details summary="End it without a copy" open={wrong === 'withdraw'}>
        <Step form={form} step="withdraw" version={version} button="End the request" isQuiet>
          <Textarea
            {...asked(form, 'ended_because', 'Why?')}
            hint={{ text: 'They took it back, or cannot be reached' }}
            rows={2}
          />
        </Step>
      </Details>
    </>
  );
}
