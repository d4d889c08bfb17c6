import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import type { NeedAct } from '../../practice/index.ts';
import { needAreas, needAudiences, serviceAnswers } from '../../practice/index.ts';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Chosen, Day, OneOf } from '../entries/field-views.tsx';
import type { RowFormProps } from '../turns/row-form.tsx';
import { RowForm } from '../turns/row-form.tsx';

type NeedAsks = {
  readonly firstName: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

export type NeedFormProps = RowFormProps & NeedAsks;

/** The form of a need, new. */
export const NewNeedForm = (props: NeedFormProps): VNode => (
  <RowForm {...props}>
    <NeedQuestions {...props} />
  </RowForm>
);

/** What is asked of what came of a need. */
export function NeedActQuestions({ act, ...props }: NeedAsks & { readonly act: NeedAct }): VNode {
  return questions[act](props);
}

const long = (all: Asked, name: string, text: string, hint?: string): VNode => (
  <Textarea {...asked(all, name, text)} {...(hint ? { hint: { text: hint } } : {})} rows={3} />
);

function NeedQuestions({ typed, errors, firstName }: NeedAsks): VNode {
  const all: Asked = { typed, errors, behind: '' };
  return (
    <>
      <OneOf
        asked={all}
        name="area"
        text="What is the support for?"
        options={needAreas}
        hints={{ 'domestic abuse': hurtApart(firstName) }}
      />
      {long(all, 'said', `What does ${firstName} say, in their own words?`)}
      {long(all, 'seen', 'What do you see, in your words?')}
      <Details
        summary={`${firstName} has no words for it, it is known since another day, or for other readers`}
        open={
          errors.some(({ field }) => ['unsaid', 'on', 'said_for', 'seen_for'].includes(field)) ||
          Boolean(typed['unsaid'])
        }
      >
        {long(
          all,
          'unsaid',
          'Why are there no words of theirs? (optional)',
          'For a child without words: what they show, and who saw it',
        )}
        <Day asked={all} name="on" text="Since when is it known?" />
        <Chosen asked={all} name="said_for" text="Who may read their words?" options={needAudiences} />
        <Chosen asked={all} name="seen_for" text="Who may read your words?" options={needAudiences} />
      </Details>
    </>
  );
}

/** Whose record it is: one who hurts reads their own record, and must find nothing there of whom they hurt. */
const hurtApart = (firstName: string): string =>
  `This page is about ${firstName}. Notes of somebody who was hurt belong in that person’s own record, and never in the record of the one who hurts. The plan gets only words that they agreed to`;

type Questions = (props: NeedAsks) => VNode;
const all = ({ typed, errors }: NeedAsks): Asked => ({ typed, errors, behind: '' });

const questions: Readonly<Record<NeedAct, Questions>> = {
  ask: (props) => (
    <>
      <Input
        {...asked(all(props), 'service', 'Who was asked?')}
        hint={{ text: 'The service, such as “CAMHS”, “GP”, “Counsellor at school”' }}
      />
      <Day asked={all(props)} name="on" text="On which day?" />
    </>
  ),
  answer: (props) => (
    <>
      <OneOf asked={all(props)} name="answer" text="What did they answer?" options={serviceAnswers} />
      {long(all(props), 'words', 'What was said? Where the answer is no: why')}
      <Day asked={all(props)} name="on" text="On which day?" />
    </>
  ),
  start: (props) => (
    <>
      {long(all(props), 'words', 'What is given? (optional)')}
      <Day asked={all(props)} name="on" text="Since which day?" />
    </>
  ),
  end: (props) => (
    <>
      {long(all(props), 'words', 'What changed?', `As ${props.firstName} says it, and as you see it`)}
      <Day asked={all(props)} name="on" text="On which day did it end?" />
    </>
  ),
  over: (props) => (
    <>
      {long(all(props), 'words', 'What changed?')}
      <Day asked={all(props)} name="on" text="Since which day?" />
    </>
  ),
  right: (props) => (
    <>
      <NeedQuestions {...props} />
      {long(all(props), 'because', 'Why is it put right?')}
    </>
  ),
  mistake: (props) => long(all(props), 'words', 'Why was it a mistake?'),
  back: (props) => long(all(props), 'words', 'Why is it taken back?'),
};
