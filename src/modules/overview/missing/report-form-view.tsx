import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { missingKinds, missingRisks } from '../../care/index.ts';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Day, OneOf } from '../entries/field-views.tsx';
import type { Clash } from './clash.tsx';
import { ClashView } from './clash.tsx';
import type { MissingPeople } from './missing-people.ts';

export type ReportFormProps = {
  readonly people: MissingPeople;
  readonly action: string;
  readonly csrf: string;
  readonly id: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly clash?: Clash | undefined;
};

/** A day and a time of day, as three boxes and a line. */
export function WhenView({ asked: all, text }: { readonly asked: Asked; readonly text: string }): VNode {
  return (
    <>
      <OneOf
        asked={all}
        name="day"
        text={text}
        options={{ today: 'Today', yesterday: 'Yesterday', another: 'Another day' }}
        beside={{ another: <Day asked={all} name="on" text="Which day?" /> }}
      />
      <Input
        {...asked(all, 'time', 'At what time?')}
        hint={{ text: 'Such as 22:30 or 10:30pm. About is good enough' }}
        classes="govuk-input--width-5"
      />
    </>
  );
}

/** A child is missing: what the police will ask, and who was told. One page. */
export function ReportForm({ people, action, csrf, id, typed, errors, clash }: ReportFormProps): VNode {
  const { firstName } = people;
  const all: Asked = { typed, errors, behind: '' };
  return (
    <form method="post" action={action} novalidate>
      <h1 class="govuk-heading-l">{people.name} is missing</h1>
      <ClashView clash={clash} />
      <CsrfField token={csrf} />
      <input type="hidden" name="missing" value={id} />
      <OneOf asked={all} name="kind" text={`Do we know where ${firstName} is?`} options={missingKinds} />
      <WhenView asked={all} text={`When was ${firstName} last seen?`} />
      <Textarea {...asked(all, 'place', 'Where?')} rows={2} />
      <Input {...asked(all, 'seen_by', 'By whom? (optional)')} />
      <Textarea {...asked(all, 'wearing', `What is ${firstName} wearing? (optional)`)} rows={2} />
      <Textarea
        {...asked(all, 'worry', `Why are you worried about ${firstName}?`)}
        hint={{ text: 'What is different this time, who or what may harm them, what they need' }}
        rows={3}
      />
      <Input
        {...asked(all, 'with', 'Who may they be with? (optional)')}
        hint={{ text: 'Names, with a comma between them' }}
        attributes={{ list: 'peers' }}
      />
      <datalist id="peers">
        {people.peers.map(({ names }) => (
          <option value={names[0]} />
        ))}
      </datalist>
      <OneOf
        asked={all}
        name="risk"
        text="How great is the risk?"
        options={missingRisks}
        hint="As agreed with the police where they were told"
      />
      <ToldFields asked={all} people={people} />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

function ToldFields({
  asked: all,
  people,
}: {
  readonly asked: Asked;
  readonly people: MissingPeople;
}): VNode {
  const { firstName, isInCare } = people;
  const lines: readonly (readonly [string, string])[] = [
    ['told_parent', 'A parent'],
    ...(isInCare ? ([['told_home', `Where ${firstName} lives`]] as const) : []),
    ['told_worker', `${firstName}’s worker`],
    ['told_manager', 'A manager'],
  ];
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Who was told, and when?</legend>
      <p class="govuk-hint">
        A time such as 22:40; where several days are possible, with its day: 20/11 22:40. Leave empty who was
        not told yet: it will be asked for until they are.
      </p>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <Input {...asked(all, 'told_police', 'The police')} classes="govuk-input--width-10" />
        </div>
        <div class="govuk-grid-column-one-half">
          <Input {...asked(all, 'reference', 'The police’s reference')} classes="govuk-input--width-10" />
        </div>
      </div>
      {lines.map(([name, label]) => (
        <Input {...asked(all, name, label)} classes="govuk-input--width-10" />
      ))}
    </fieldset>
  );
}
