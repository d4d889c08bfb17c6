import { offers } from '../../practice/index.ts';
import type { StepKind } from '../../practice/index.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { Choose, Day, Line, valueOf, Words } from '../front-door/fields-view.tsx';
import type { Question } from './step-question.ts';

const agreedWords: Readonly<Partial<Record<StepKind, string>>> = {
  'child in need': 'Who agreed to it? Help under section 17 rests on agreement',
  review: 'If the plan ends: who agreed to the help that goes on?',
  'agreement declined': 'Who was asked, and said no?',
  'agreement withdrawn': 'Who said so?',
};

const ifItEnds = (kind: StepKind, text: string) =>
  kind === 'review' ? `If the plan ends: ${text.slice(0, 1).toLowerCase()}${text.slice(1)}` : text;

const Offered: Question = ({ filled, kind, also }) =>
  also.offers.length > 1 ? (
    <Choose
      filled={filled}
      name="offered"
      text={kind === 'agreement declined' ? 'Which help did they say no to?' : 'Which help is it about?'}
      items={also.offers.map((value) => ({ value, text: offers[value] }))}
    />
  ) : null;

/** What is seldom needed: somebody else's words, and another day than that of the step. */
const Through: Question = ({ filled, kind }) => {
  const asksDay = kind === 'child in need' || kind === 'review';
  const names = ['through', 'agreed_on-day', 'agreed_on-month', 'agreed_on-year'];
  const isTyped = names.some((name) => valueOf(filled.typed, name) !== '');
  return (
    <Details
      summary={`If somebody else put it into words${asksDay ? ', or they agreed on another day' : ''}`}
      open={isTyped}
    >
      <Line filled={filled} name="through" text="Who put it into words, such as an interpreter? (optional)" />
      {asksDay ? (
        <Day filled={filled} name="agreed_on" text="When did they agree, if on another day? (optional)" />
      ) : null}
    </Details>
  );
};

/** What a family answered to help: who was asked, their words, and what they were told. */
export const agreementQuestions: readonly (readonly [name: string, Question])[] = [
  ['offered', Offered],
  [
    'agreed_by',
    ({ filled, kind }) => <Line filled={filled} name="agreed_by" text={agreedWords[kind] ?? 'Who agreed?'} />,
  ],
  [
    'their_words',
    ({ filled, kind }) => (
      <Words
        filled={filled}
        name="their_words"
        text={ifItEnds(kind, 'What did they say, in their words?')}
        rows={3}
      />
    ),
  ],
  [
    'family_told',
    ({ filled, kind }) => (
      <Words
        filled={filled}
        name="family_told"
        text={ifItEnds(kind, 'What were they told about it?')}
        hint="For example that they may say no or stop at any time, that this is not held against them, and what happens next"
        rows={3}
      />
    ),
  ],
  ['through', Through],
];
