import type { VNode } from 'preact';
import type { Letter, LetterAct } from '../../practice/index.ts';
import { givenWays, notGivenWords, openDisagreement } from '../../practice/index.ts';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Day, OneOf } from '../entries/field-views.tsx';

type Look = { readonly hint?: string; readonly rows?: number };

const long = (all: Asked, [name, text]: readonly [string, string], { hint, rows = 3 }: Look = {}): VNode => (
  <Textarea {...asked(all, name, text)} {...(hint ? { hint: { text: hint } } : {})} rows={rows} />
);

const questions: Readonly<Record<LetterAct, (all: Asked, letter: Letter) => VNode>> = {
  write: (all, letter) => (
    <>
      {long(all, ['words', 'The letter'], {
        hint: 'Short sentences, as you would say it to them. How to disagree stands beneath every letter by itself',
        rows: 18,
      })}
      {letter.versions.length === 0 ? null : long(all, ['because', 'Why is it written anew?'])}
      <Checkboxes
        name="checked"
        idPrefix="checked"
        errorMessage={asked(all, 'checked', '').errorMessage}
        items={[
          {
            value: 'yes',
            text: 'I read it through: it names nobody whom the family may not know of, and it is true',
          },
        ]}
      />
    </>
  ),
  given: (all) => (
    <>
      <Input {...asked(all, 'who', 'Who has it now?')} hint={{ text: 'Such as “Mum and Dad”' }} />
      <OneOf asked={all} name="how" text="How did they get it?" options={givenWays} />
      {long(all, ['words', 'What did they say? (optional)'])}
      <Input {...asked(all, 'by_whom', 'Who gave it to them?')} />
      <Day asked={all} name="on" text="On which day?" />
    </>
  ),
  'not-given': (all) => (
    <>
      <OneOf asked={all} name="why_not" text="Why is it not given?" options={notGivenWords} />
      {long(all, ['words', 'What else is to be known? (optional)'], {
        hint: 'When it can be given, and who decides that',
      })}
      <Day asked={all} name="on" text="On which day was this decided?" />
    </>
  ),
  disagrees: (all) => (
    <>
      <p class="govuk-body">
        What they say stands beside what was decided, in their own words. Disagreeing is no sign of risk.
      </p>
      <Input {...asked(all, 'who', 'Who disagrees?')} hint={{ text: 'Such as “Mum”' }} />
      {long(all, ['words', 'What do they say?'], { hint: 'In their own words', rows: 6 })}
      <Day asked={all} name="on" text="On which day?" />
    </>
  ),
  answered: (all, letter) => (
    <>
      <p class="govuk-body kith-as-typed">“{openDisagreement(letter)?.words ?? ''}”</p>
      {long(all, ['words', 'What were they answered?'], { rows: 6 })}
      <Input {...asked(all, 'by_whom', 'Who answered?')} />
      <Day asked={all} name="on" text="On which day?" />
    </>
  ),
  back: (all) =>
    long(all, ['words', 'Why is it taken back?'], { hint: 'What was said stays in the history' }),
};

/** The questions of what is said of a letter. */
export const letterQuestions = (all: Asked, act: LetterAct, letter: Letter): VNode =>
  questions[act](all, letter);
