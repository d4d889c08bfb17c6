import type { VNode } from 'preact';
import type { AskedCallBack } from '../../people/index.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Shown } from './form-parts.tsx';
import { Day, Line, Lines, Narrow } from './form-parts.tsx';
import { restrictionPaths } from './restriction-paths.ts';

/** A record that somebody let the reader look at. */
export type Opened = { readonly href: string; readonly called: string; readonly until: Instant };

export type AskProps = {
  readonly token: string;
  readonly shown: Shown;
  readonly asked: readonly AskedCallBack[];
  readonly opened: readonly Opened[];
};

/** The form for whoever has a caller on the line and finds no child. */
export function AskView({ token, shown, asked, opened }: AskProps): VNode {
  return (
    <Narrow>
      <OpenedList opened={opened} />
      <h1 class="govuk-heading-l">Somebody rings about a child you cannot find</h1>
      <p class="govuk-body">
        Some records are kept to a few people. Write down what you are told, as it is said. Do not tell the
        caller whether we know the child: you do not know it either.
      </p>
      <form method="post" novalidate>
        <CsrfField token={token} />
        <Line name="name" label="What is the child’s name?" hint="As much of it as they know" shown={shown} />
        <Day name="born" label="When were they born?" hint="If the caller knows" shown={shown} />
        <Line
          name="number"
          label="A number of theirs"
          hint="Our own number, NHS number or pupil number, if the caller has one"
          classes="govuk-input--width-20"
          shown={shown}
        />
        <Lines name="told" label="What does the caller say?" shown={shown} rows={5} />
        <Line
          name="rings"
          label="Who rings?"
          hint="Their name and where they work or who they are"
          shown={shown}
        />
        <Line
          name="ringBack"
          label="What number can we ring back?"
          classes="govuk-input--width-20"
          shown={shown}
        />
        <Button preventDoubleClick>Pass it on</Button>
      </form>
      {asked.length > 0 && <Asked asked={asked} />}
    </Narrow>
  );
}

function OpenedList({ opened }: Pick<AskProps, 'opened'>): VNode | null {
  if (opened.length === 0) return null;
  return (
    <div class="govuk-inset-text govuk-!-margin-top-0">
      {opened.map(({ href, called, until }) => (
        <p class="govuk-body">
          You may look at{' '}
          <a class="govuk-link" href={href}>
            {called}
          </a>{' '}
          until {formatInstant(until)}.
        </p>
      ))}
    </div>
  );
}

function Asked({ asked }: Pick<AskProps, 'asked'>): VNode {
  return (
    <section aria-labelledby="asked">
      <h2 class="govuk-heading-m" id="asked">
        What you passed on today
      </h2>
      <ul class="govuk-list">
        {asked.map(({ name, askedAt }) => (
          <li>
            {name}, {formatInstant(askedAt)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What follows, the same whoever the call was about. */
export function SentView({ minutes }: { readonly minutes: string }): VNode {
  return (
    <Narrow>
      <h1 class="govuk-heading-l">We have told the person who will know</h1>
      <p class="govuk-body">
        They read what you wrote now. If there is something to do, they do it, or ring you. If nobody answers
        within {minutes}, Kith writes to them again, and to more people after that.
      </p>
      <WarningText>If a child may be in danger now, do not wait for them.</WarningText>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        <li>If somebody is in danger this minute, ring 999.</li>
        <li>Tell your manager, or the manager on duty, now.</li>
        <li>Tell the caller that somebody will ring them back on the number that they gave, and no more.</li>
        <li>Treat what they said as you would for any child: record the contact and decide what to do.</li>
      </ol>
      <p class="govuk-body">
        <a class="govuk-link" href={restrictionPaths.askCallBack}>
          Pass on another call, or see what you may look at
        </a>
      </p>
    </Narrow>
  );
}
