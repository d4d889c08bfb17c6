import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import { findPosted } from '../../../platform/forms/posted.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import type { SupportAct } from '../../practice/index.ts';
import { safeAtHome, otherKind } from '../../practice/index.ts';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Day, OneOf } from '../entries/field-views.tsx';
import type { RowFormProps } from '../turns/row-form.tsx';
import { RowForm } from '../turns/row-form.tsx';
import type { SupportPage } from './read-support.ts';

type SupportAsks = {
  readonly of: SupportPage;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

export type SupportFormProps = RowFormProps & SupportAsks;

/** Whom the record knows, offered where somebody is named. */
const Known = ({ of }: Pick<SupportAsks, 'of'>): VNode => (
  <datalist id="known">
    {of.people.known.map(({ name, is }) => (
      <option value={name}>{is}</option>
    ))}
  </datalist>
);

/** The form of support, new. */
export const NewSupportForm = (props: SupportFormProps): VNode => (
  <RowForm {...props}>
    <SupportQuestions {...props} />
    <Known {...props} />
  </RowForm>
);

/** What is asked of what came of support. */
export function SupportActQuestions({ act, ...props }: SupportAsks & { readonly act: SupportAct }): VNode {
  return (
    <>
      {questions[act](props)}
      <Known {...props} />
    </>
  );
}

const all = ({ typed, errors }: SupportAsks): Asked => ({ typed, errors, behind: '' });

const long = (props: SupportAsks, name: string, text: string, hint?: string): VNode => (
  <Textarea {...asked(all(props), name, text)} {...(hint ? { hint: { text: hint } } : {})} rows={3} />
);

const who = (props: SupportAsks, name: string, text: string): VNode => (
  <Input {...asked(all(props), name, text)} attributes={{ list: 'known', autocomplete: 'off' }} />
);

function SupportQuestions(props: SupportAsks): VNode {
  const { about } = props.of;
  const kinds = Object.fromEntries(about.kinds.map((kind) => [kind, kind]));
  return (
    <>
      <OneOf
        asked={all(props)}
        name="kind"
        text="What is it?"
        options={{ ...kinds, [otherKind]: 'Something else' }}
        beside={{ [otherKind]: <Input {...asked(all(props), 'other', 'What is it?')} /> }}
      />
      {long(props, 'why_now', 'Why now?')}
      {long(
        props,
        'different',
        'What would be different when it has helped?',
        'In the words of the child or the family',
      )}
      {who(props, 'said_by', 'Whose words are these?')}
      <Goals {...props} />
      {who(props, 'asked_by', 'Who asked for it?')}
      {who(props, 'agreed_by', 'Who agreed to it?')}
      {who(props, 'given_by', 'Who gives it?')}
      <Day asked={all(props)} name="starts" text="On which day does it begin?" />
      <Day asked={all(props)} name="ends" text="On which day is it to end?" />
      <p class="govuk-hint">
        It can end, or go on longer with a reason, when that day comes: nobody is left without an answer.
      </p>
      <Cost {...props} />
    </>
  );
}

function Goals({ of, typed }: SupportAsks): VNode | null {
  if (of.goals.length === 0) return null;
  const chosen = findPosted(typed, 'goals');
  return (
    <Checkboxes
      name="goals"
      idPrefix="goals"
      classes="govuk-checkboxes--small"
      fieldset={{
        legend: {
          text: 'Which goals of the plan does it serve? (optional)',
          classes: 'govuk-fieldset__legend--s',
        },
      }}
      items={of.goals.map(({ goalId, words }) => ({
        value: goalId,
        text: words,
        checked: chosen.includes(goalId),
      }))}
    />
  );
}

function Cost(props: SupportAsks): VNode {
  return (
    <>
      <OneOf
        asked={all(props)}
        name="cost_per"
        text="What was agreed to spend?"
        options={{
          week: 'A sum for each week',
          whole: 'A sum for all of it',
          none: 'It has no cost of its own, or none is known',
        }}
      />
      <Input
        {...asked(all(props), 'cost', 'How much, in pounds? (where there is a sum)')}
        classes="govuk-input--width-10"
        prefix={{ text: '£' }}
        inputmode="decimal"
      />
      {who(props, 'paid_by', 'Who pays? (where there is a sum)')}
    </>
  );
}

const questions: Readonly<Record<SupportAct, (props: SupportAsks) => VNode>> = {
  review: (props) => (
    <>
      {long(props, 'said', 'What do the child and the family say? (optional)')}
      {long(props, 'words', 'How does it go, in your words?')}
      <Day asked={all(props)} name="on" text="On which day was it looked at?" />
    </>
  ),
  extend: (props) => (
    <>
      {long(props, 'words', 'Why does it go on longer?')}
      <Day asked={all(props)} name="until" text="On which day is it to end now?" />
      <Day asked={all(props)} name="on" text="On which day was this agreed?" />
    </>
  ),
  end: (props) => (
    <>
      <OneOf
        asked={all(props)}
        name="home"
        text={`Is ${props.of.people.firstName} safe at home now?`}
        options={safeAtHome}
        hint="As the family and the worker tell it together"
      />
      {long(props, 'said', 'What do the child and the family say of it, in their own words?')}
      <Details
        summary="There are no words of theirs"
        open={Boolean(props.typed['unsaid']) || props.errors.some(({ field }) => field === 'unsaid')}
      >
        {long(props, 'unsaid', 'Why not? (optional)')}
      </Details>
      {long(props, 'words', 'What came of it, in your words?')}
      <Day asked={all(props)} name="on" text="On which day did it end?" />
    </>
  ),
  right: (props) => (
    <>
      <SupportQuestions {...props} />
      {long(props, 'because', 'Why is it put right?')}
    </>
  ),
  mistake: (props) => long(props, 'words', 'Why was it a mistake?'),
  back: (props) => long(props, 'words', 'Why is it taken back?'),
};
