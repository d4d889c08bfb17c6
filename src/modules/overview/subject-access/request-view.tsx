import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Clock } from './clock-rules.ts';
import type { FormState } from './fields-view.tsx';
import { asked, Day, errorOf, valueOf } from './fields-view.tsx';
import type { Pause, SubjectAccessRequest } from './request-rules.ts';
import { askers, stateWords } from './request-rules.ts';

/** A request in a list: whose record, how it stands, how long there is. */
export type RequestLine = {
  readonly href: string;
  readonly name: string;
  readonly asker: string;
  readonly state: string;
  readonly clock: string;
};

/** 'Due 3 January 2027, 12 days left'; where the clock stands still, since when. */
export function clockWords({ due, daysLeft, stoppedSince, waitsForIdentity }: Clock): string {
  const left =
    daysLeft < 0 ? `${-daysLeft} days late` : daysLeft === 1 ? '1 day left' : `${daysLeft} days left`;
  if (stoppedSince) return `Stopped since ${formatDate(stoppedSince)}, ${left}`;
  return `Due ${formatDate(due)}, ${left}${waitsForIdentity ? ' (nobody has checked yet who is asking)' : ''}`;
}

/** Requests that wait for an answer, or all those about one person. */
export function RequestList({
  heading,
  intro,
  lines,
  none,
  newHref,
  ways = null,
}: {
  readonly heading: string;
  readonly intro: string;
  readonly lines: readonly RequestLine[];
  readonly none: string;
  readonly newHref: string | null;
  /** Ways to the other pages of the list. */
  readonly ways?: VNode | null;
}): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">{heading}</h1>
      <p class="govuk-body">{intro}</p>
      {newHref ? (
        <p class="govuk-body">
          <a class="govuk-link" href={newHref}>
            Record a request that came
          </a>
        </p>
      ) : null}
      {lines.length === 0 ? (
        <p class="govuk-body">{none}</p>
      ) : (
        <StackedTable
          caption="Requests"
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[{ text: 'About' }, { text: 'Asked by' }, { text: 'How it stands' }, { text: 'Time' }]}
          rows={lines.map(({ href, name, asker, state, clock }) => [
            {
              text: (
                <a class="govuk-link" href={href}>
                  {name}
                </a>
              ),
            },
            { text: asker },
            { text: state },
            { text: clock },
          ])}
        />
      )}
      {ways}
    </>
  );
}

/** Records that somebody asked. */
export function NewRequestView({ name, form }: { readonly name: string; readonly form: FormState }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Somebody asks for what is held about {name}</h1>
      <form method="post" action={form.action} novalidate>
        <CsrfField token={form.csrf} />
        <Radios
          name="asked_by"
          fieldset={{ legend: { text: 'Who is asking?', classes: 'govuk-fieldset__legend--s' } }}
          errorMessage={errorOf(form.errors, 'asked_by')}
          value={valueOf(form.typed, 'asked_by')}
          items={Object.entries(askers).map(([value, text]) => ({ value, text }))}
        />
        <Input {...asked(form, 'asker_name', 'Their name')} />
        <Textarea
          {...asked(form, 'authority', 'What shows that they may ask for somebody else?')}
          hint={{
            text: 'Parental responsibility, a signed authority. Leave empty when the person asks for themselves',
          }}
          rows={2}
        />
        <Textarea {...asked(form, 'reach', 'How to reach them safely (optional)')} rows={2} />
        <Textarea
          {...asked(form, 'scope', 'What they asked for (optional)')}
          hint={{ text: 'In their own words. Leave empty when they asked for everything' }}
          rows={3}
        />
        <Day form={form} name="received_on" legend="When did it come?" />
        <Button preventDoubleClick>Save the request</Button>
      </form>
    </>
  );
}

type FactsProps = {
  readonly request: SubjectAccessRequest;
  readonly clock: Clock;
  readonly names: ReadonlyMap<string, string>;
};

/** What is known of one request. */
export function RequestFacts(props: FactsProps): VNode {
  const { request, clock } = props;
  const isRunning = request.state === 'open' || request.state === 'prepared';
  const lines: readonly (readonly [string, string | null])[] = [
    ['How it stands', stateWords[request.state]],
    ['Time', isRunning ? clockWords(clock) : null],
    ['Asked by', `${request.askerName} (${askers[request.askedBy].toLowerCase()})`],
    ['May ask because', request.authority],
    ['Reached', request.reach],
    ['Asked for', request.scope ?? 'Everything'],
    ['Came on', formatDate(request.receivedOn)],
    ...stepLines(props),
  ];
  const rows = lines.flatMap(([key, value]) =>
    value ? [{ key: { text: key }, value: { text: value } }] : [],
  );
  return <SummaryList rows={rows} />;
}

function stepLines({ request, names }: FactsProps): readonly (readonly [string, string | null])[] {
  const by = (id: string | null, at: SubjectAccessRequest['preparedAt']) =>
    at && `${names.get(id ?? '') ?? 'Somebody whose name is not known'}, ${formatInstantInFull(at)}`;
  const { identityHow, identityOn, extendedBecause, extendedOn } = request;
  return [
    ['Who is asking', identityOn && [identityHow, `(${formatDate(identityOn)})`].join(' ')],
    ['More time', extendedOn && [extendedBecause, `(${formatDate(extendedOn)})`].join(' ')],
    ['Prepared by', by(request.preparedBy, request.preparedAt)],
    ['Released by', by(request.releasedBy, request.releasedAt)],
    ['Handed over', request.releasedHow],
    ['Ended because', request.endedBecause],
  ];
}

/** What had to be made clear, and when the clock stood still for it. */
export function PauseList({ pauses }: { readonly pauses: readonly Pause[] }): VNode | null {
  if (pauses.length === 0) return null;
  return (
    <InsetText>
      {pauses.map(({ what, askedOn, answeredOn, answer }) => (
        <p class="govuk-body">
          Asked on {formatDate(askedOn)}: {what}.{' '}
          {answeredOn
            ? `Answered on ${formatDate(answeredOn)}: ${answer ?? ''}`
            : 'Not answered yet: the clock stands still.'}
        </p>
      ))}
    </InsetText>
  );
}
