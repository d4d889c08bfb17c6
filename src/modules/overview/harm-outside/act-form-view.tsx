import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { findPosted } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { OutsideAct } from '../../practice/index.ts';
import {
  contextKinds,
  homeAnswers,
  outsideHarmNames,
  outsideHarms,
  outsidePartners,
} from '../../practice/index.ts';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Day, OneOf } from '../entries/field-views.tsx';

export type ActFormProps = {
  readonly act: OutsideAct;
  readonly action: string;
  readonly csrf: string;
  /** Of the form: the row's own id, what it is about, and which row it was drawn from. */
  readonly hidden: Readonly<Record<'row' | 'of' | 'goal' | 'stamp', string>>;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly firstName: string;
  /** Children whose family may do a step. */
  readonly children: readonly { readonly id: string; readonly name: string }[];
  readonly isRight: boolean;
};

/** The form of one thing that is said of a context. */
export function ActForm(props: ActFormProps): VNode {
  const { act, action, csrf, hidden, typed, errors } = props;
  return (
    <form method="post" action={action} novalidate>
      <CsrfField token={csrf} />
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {questions[act]({ typed, errors, behind: '' }, props)}
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

/** Which kinds of harm; any number. */
export function Harms({
  asked: all,
  firstName,
}: {
  readonly asked: Asked;
  readonly firstName: string;
}): VNode {
  const error = all.errors.find(({ field }) => field === 'harms');
  return (
    <Checkboxes
      name="harms"
      idPrefix="harms"
      fieldset={{
        legend: { text: `What harm is there for ${firstName}?`, classes: 'govuk-fieldset__legend--s' },
      }}
      classes="govuk-checkboxes--small"
      errorMessage={error && { text: error.text }}
      values={findPosted(all.typed, 'harms')}
      items={outsideHarmNames.map((value) => ({ value, text: harmText(value) }))}
    />
  );
}

const harmText = (harm: (typeof outsideHarmNames)[number]) => {
  const { text, factor } = outsideHarms[harm];
  return factor === null ? text : `${text} (${factor})`;
};

type Questions = (all: Asked, props: ActFormProps) => VNode;

const long = (all: Asked, name: string, text: string, hint?: string): VNode => (
  <Textarea {...asked(all, name, text)} {...(hint ? { hint: { text: hint } } : {})} rows={3} />
);

const noNames = 'Without the name of a child: everybody reads it who works with one whom it touches';

const onDay =
  (words: string, who: string, hint = noNames): Questions =>
  (all) => (
    <>
      {long(all, 'words', words, hint)}
      <Input {...asked(all, 'by_whom', who)} />
      <Day asked={all} name="on" text="On which day?" />
    </>
  );

const withNext =
  (words: string, who: string): Questions =>
  (all, props) => (
    <>
      {onDay(words, who)(all, props)}
      <Input
        {...asked(all, 'next', 'When is it looked at again?')}
        hint={{ text: 'A day: 3 December, in 6 weeks' }}
        classes="govuk-input--width-10"
        attributes={{ autocomplete: 'off' }}
      />
    </>
  );

const questions: Readonly<Record<OutsideAct, Questions>> = {
  seen: onDay('What was seen or told?', 'Who saw or told it?'),
  plan: withNext('What is to be different there?', 'Who came together?'),
  review: withNext('What has changed since, and what has not?', 'Who looked at it?'),
  again: withNext('Why does it begin again?', 'Who came together?'),
  end: onDay('What changed there?', 'Who ended it?'),
  home: (all, { firstName }) => (
    <>
      <OneOf asked={all} name="answer" text={`Is home safe for ${firstName}?`} options={homeAnswers} />
      {long(
        all,
        'words',
        'What did you find?',
        `What ${firstName} says, what whoever lives there says, what you saw. It stands in ${firstName}’s record alone`,
      )}
      <Input {...asked(all, 'by_whom', 'Who asked?')} />
      <Day asked={all} name="on" text="On which day?" />
    </>
  ),
  child: (all, { firstName }) => (
    <>
      <OneOf
        asked={all}
        name="state"
        text={`Does it touch ${firstName}?`}
        options={{ touched: 'Yes', 'no longer': 'No longer' }}
      />
      <Harms asked={all} firstName={firstName} />
      {long(
        all,
        'words',
        `What was seen or told of ${firstName}? (optional)`,
        `It stands in ${firstName}’s record alone`,
      )}
    </>
  ),
  name: (all) => (
    <>
      <OneOf asked={all} name="kind" text="What kind?" options={contextKinds} />
      <Input
        {...asked(all, 'name', 'What is it called?')}
        hint={{ text: 'Without the name of a child, such as “Castle Park”' }}
      />
    </>
  ),
  goal: (all, { isRight }) => (
    <>
      {long(
        all,
        'words',
        'What is to be different there?',
        `Of the place, the group or the space. ${noNames}`,
      )}
      {long(all, 'know', 'How will you know? (optional)')}
      {isRight ? (
        <>
          <OneOf
            asked={all}
            name="state"
            text="How does it stand?"
            options={{ now: 'A goal now', achieved: 'Achieved', 'no longer': 'No longer a goal' }}
          />
          {long(all, 'because', 'Why, where it is no longer a goal')}
        </>
      ) : (
        <input type="hidden" name="state" value="now" />
      )}
    </>
  ),
  step: (all, { children, isRight }) => (
    <>
      {long(all, 'words', 'What will be done?')}
      <OneOf
        asked={all}
        name="partner"
        text="Who does it?"
        hint="Parents are partners, and nobody’s fault is written down"
        options={outsidePartners}
      />
      <Input
        {...asked(all, 'who', 'Their name')}
        hint={{ text: 'Such as “PC Lane”, “Mr Okoro, head of year”, or “Mum”' }}
      />
      <OneOf
        asked={all}
        name="whose"
        text="Of parents or a young person: of which family?"
        hint="Only those who may see this child read the step"
        options={Object.fromEntries(children.map(({ id, name }) => [id, name]))}
      />
      <Input
        {...asked(all, 'when', 'By when? (optional)')}
        hint={{ text: 'A day: 3 December, in 2 weeks' }}
        classes="govuk-input--width-10"
        attributes={{ autocomplete: 'off' }}
      />
      {isRight ? (
        <>
          <OneOf
            asked={all}
            name="state"
            text="What became of it?"
            options={{ 'to do': 'Still to do', done: 'Done', 'not done': 'Not done' }}
          />
          {long(all, 'happened', 'What happened? Why, where it was not done')}
        </>
      ) : (
        <input type="hidden" name="state" value="to do" />
      )}
    </>
  ),
  back: (all) =>
    long(all, 'words', 'Why is it taken back?', 'What was said stays in the history, and counts no more'),
};
