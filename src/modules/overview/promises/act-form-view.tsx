import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { PromiseAct } from '../../practice/index.ts';
import { childAnswers, promiseAudiences } from '../../practice/index.ts';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Chosen, Day, OneOf } from '../entries/field-views.tsx';

type Props = {
  readonly act: PromiseAct;
  readonly toWhom: string;
  readonly action: string;
  readonly csrf: string;
  readonly stamp: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** The form of what became of a promise. */
export function ActForm(props: Props): VNode {
  const { act, action, csrf, stamp, typed, errors, toWhom } = props;
  const all: Asked = { typed, errors, behind: '' };
  return (
    <form method="post" action={action} novalidate>
      <CsrfField token={csrf} />
      <input type="hidden" name="stamp" value={stamp} />
      {questions[act](all, toWhom)}
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

type Questions = (all: Asked, toWhom: string) => VNode;

const long = (all: Asked, name: string, text: string, hint?: string): VNode => (
  <Textarea {...asked(all, name, text)} {...(hint ? { hint: { text: hint } } : {})} rows={3} />
);

const byWhen = (all: Asked): VNode => (
  <Input
    {...asked(all, 'when', 'By when now?')}
    hint={{ text: 'A day: 3 December, Friday, in 2 weeks' }}
    classes="govuk-input--width-10"
  />
);

const questions: Readonly<Record<PromiseAct, Questions>> = {
  kept: (all, toWhom) => (
    <>
      {long(all, 'words', 'What was done? (optional)')}
      <Day asked={all} name="on" text="On which day?" />
      <p class="govuk-body">It shows as not yet confirmed until {toWhom} says so.</p>
    </>
  ),
  said: (all, toWhom) => (
    <>
      <OneOf
        asked={all}
        name="answer"
        text={`Was it kept? What does ${toWhom} say?`}
        options={childAnswers}
      />
      {long(
        all,
        'words',
        `What did ${toWhom} say, or show?`,
        'In their own words. For a child without words: what those who know them well saw, never as if the child spoke',
      )}
      <Input
        {...asked(all, 'how', 'How did they say so?')}
        hint={{ text: 'Such as “in words”, “with a thumb up”, “by pointing at the picture”' }}
      />
      <Input {...asked(all, 'by_whom', 'Who asked?')} />
      <Day asked={all} name="on" text="On which day?" />
    </>
  ),
  changed: (all, toWhom) => (
    <>
      <p class="govuk-body">Tell {toWhom} first, and then write it down here.</p>
      <Input
        {...asked(all, 'how', `How was ${toWhom} told?`)}
        hint={{ text: 'Such as “at home, face to face” or “on the phone”' }}
      />
      {long(all, 'answer', `What did ${toWhom} say, or show?`)}
      {long(all, 'because', 'Why does it change?')}
      {long(all, 'words', 'What is promised now?')}
      {byWhen(all)}
      <Input {...asked(all, 'by_whom', 'Who told them?')} />
      <Day asked={all} name="on" text="On which day were they told?" />
    </>
  ),
  broken: (all, toWhom) => (
    <>
      {long(all, 'words', 'What happened?', 'Why it was not kept, without excuses')}
      {long(all, 'apology', 'The words of the apology', `As ${toWhom} heard or read them`)}
      <Input {...asked(all, 'how', 'How was it given? (optional)')} />
      <Input {...asked(all, 'by_whom', 'Who apologised?')} />
      <Day asked={all} name="on" text="On which day was the apology given?" />
    </>
  ),
  right: (all) => (
    <>
      <p class="govuk-body">
        For words that were written down wrongly. Where the promise itself changes, the one it was made to is
        told first: use “It changes”.
      </p>
      {long(all, 'words', 'What was promised?')}
      {byWhen(all)}
      <Chosen asked={all} name="audience" text="Who may read this?" options={promiseAudiences} />
      {long(
        all,
        'opened',
        'Who agreed that more people may read it? (only where more may read it than before)',
      )}
      {long(all, 'because', 'Why is it put right?')}
    </>
  ),
  mistake: (all) =>
    long(all, 'words', 'Why was it a mistake?', 'It stays in the history, and counts no more'),
  back: (all) => long(all, 'words', 'Why is it taken back?', 'What was said stays in the history'),
};
