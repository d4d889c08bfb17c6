import type { VNode } from 'preact';
import { nobodyYet, offers, partners, stepDecisions } from '../../practice/index.ts';
import type { Offer, StepKind } from '../../practice/index.ts';
import type { Joinable } from '../../workforce/index.ts';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import type { Filled } from '../front-door/fields-view.tsx';
import { SuspectedHarms, SuspicionGrounds } from '../front-door/suspicion-view.tsx';
import {
  Choose,
  Coded,
  codedItems,
  Day,
  errorOf,
  itemsOf,
  Line,
  valueOf,
  Words,
} from '../front-door/fields-view.tsx';

/** A child whom the step can be about; `whyNot`: why not, in words. */
export type AskedOf = {
  readonly id: string;
  readonly name: string;
  readonly whyNot: string | undefined;
  readonly isDisabled: boolean;
};

/** What the children's help makes the form ask. */
export type AsksAlso = {
  readonly need: boolean;
  readonly assessment: boolean;
  readonly joins: boolean;
  readonly closes: boolean;
  /** Which help the form asks about; one alone needs no question. */
  readonly offers: readonly Offer[];
};

export type StepFormProps = {
  readonly kind: StepKind;
  readonly filled: Filled;
  readonly children: readonly AskedOf[];
  readonly mark: string;
  /** The id of this form: sent twice, it is one step. */
  readonly form: string;
  readonly also: AsksAlso;
  readonly workers: readonly Joinable[];
  readonly leads: string | null;
  readonly decides: boolean;
  readonly action: string;
  readonly csrf: string;
};

const agreedWords: Readonly<Partial<Record<StepKind, string>>> = {
  'child in need': 'Who agreed to it? Help under section 17 rests on agreement',
  review: 'If the plan ends: who agreed to the help that goes on?',
  'agreement declined': 'Who was asked, and said no?',
  'agreement withdrawn': 'Who said so?',
};

type Question = (props: StepFormProps) => VNode | null;

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

const Harms: Question = ({ filled }) => <SuspectedHarms filled={filled} />;
const Grounds: Question = ({ filled }) => <SuspicionGrounds filled={filled} />;

const Took: Question = ({ filled }) => (
  <Checkboxes
    name="took_part"
    idPrefix="took_part"
    fieldset={{ legend: { text: 'Who took part?', classes: 'govuk-fieldset__legend--s' } }}
    hint={{ text: 'At least social care, the police and health' }}
    errorMessage={errorOf(filled.errors, 'took_part')}
    values={[filled.typed['took_part'] ?? []].flat()}
    items={itemsOf(partners).map(({ value, text }) => ({ value, text }))}
  />
);

const Factors: Question = ({ filled, also }) =>
  also.assessment ? (
    <Details
      summary="What the assessment found (the factors that the census asks for)"
      open={filled.typed['factors'] !== undefined}
    >
      <Checkboxes
        name="factors"
        idPrefix="factors"
        fieldset={{ legend: { text: 'What was found?', classes: 'govuk-fieldset__legend--s' } }}
        classes="govuk-checkboxes--small"
        values={[filled.typed['factors'] ?? []].flat()}
        items={codedItems('assessmentFactor')}
      />
    </Details>
  ) : null;

const Worker: Question = ({ filled, also, workers, leads }) =>
  also.joins ? (
    <Select
      name="worker"
      id="worker"
      label={{
        text: 'Which social worker joins as lead child protection practitioner?',
        classes: 'govuk-label--s',
      }}
      hint={{
        text: `${leads ?? 'Who leads the help'} stays. The social worker leaves when the protection ends`,
      }}
      errorMessage={errorOf(filled.errors, 'worker')}
      value={valueOf(filled.typed, 'worker')}
      items={[
        { value: '', text: 'Choose, if protection begins' },
        { value: nobodyYet, text: 'Nobody is chosen yet' },
        ...workers.map(({ id, name, team }) => ({
          value: id,
          text: team === null ? name : `${name}, ${team}`,
        })),
      ]}
    />
  ) : null;

const Decision: Question = ({ filled, kind }) => (
  <Choose
    filled={filled}
    name="decision"
    text={kind === 'enquiry outcome' ? 'What did it find?' : 'What was decided?'}
    items={itemsOf(Object.entries(stepDecisions).find(([name]) => name === kind)?.[1] ?? {})}
  />
);

/** The questions of all kinds, in the order in which a form asks them. */
export const questions: readonly (readonly [name: string, Question])[] = [
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
  [
    'support',
    ({ filled }) => (
      <Choose
        filled={filled}
        name="support"
        text="What begins?"
        items={[
          { value: 'plan', text: 'A child in need plan' },
          { value: 'short breaks', text: 'Short breaks for a disabled child' },
        ]}
      />
    ),
  ],
  ['took_part', Took],
  [
    'absent_why',
    ({ filled }) => (
      <Line filled={filled} name="absent_why" text="If one of these three was not there, why? (optional)" />
    ),
  ],
  [
    'discussion',
    ({ filled }) => <Words filled={filled} name="discussion" text="What was shared and agreed?" rows={4} />,
  ],
  ['harms', Harms],
  ['grounds', Grounds],
  ['decision', Decision],
  [
    'category',
    ({ filled, kind }) => (
      <Coded
        filled={filled}
        name="category"
        list="abuseCategory"
        text={
          kind === 'review'
            ? 'If the plan goes on with another category (optional)'
            : 'If there is a plan: its category'
        }
      />
    ),
  ],
  [
    'primary_need',
    ({ filled, also }) =>
      also.need ? (
        <Coded
          filled={filled}
          name="primary_need"
          list="primaryNeed"
          text="Main need, where section 17 or 47 begins now (not for short breaks)"
        />
      ) : null,
  ],
  [
    'child_seen',
    ({ filled, also, kind }) =>
      also.assessment ? (
        <Choose
          filled={filled}
          name="child_seen"
          text={
            kind === 'conference'
              ? 'If there is a plan, the assessment ends with it. Was the child seen in it?'
              : 'The assessment ends with this. Was the child seen in it?'
          }
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
      ) : null,
  ],
  ['factors', Factors],
  ['worker', Worker],
  [
    'reason_closed',
    ({ filled, also }) =>
      also.closes ? (
        <Coded
          filled={filled}
          name="reason_closed"
          list="closureReason"
          text="Why it ends, as the census asks"
        />
      ) : null,
  ],
  [
    'then',
    ({ filled }) => (
      <Words filled={filled} name="then" text="Where were things when we began? (in the letter)" rows={3} />
    ),
  ],
  [
    'now',
    ({ filled }) => (
      <Words filled={filled} name="now" text="Where are things now? (in the letter)" rows={3} />
    ),
  ],
  [
    'come_back',
    ({ filled }) => (
      <Words
        filled={filled}
        name="come_back"
        text="How can they come back, and to whom? (in the letter)"
        rows={3}
      />
    ),
  ],
];
