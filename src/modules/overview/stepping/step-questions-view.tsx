import { nobodyYet, partners, stepDecisions } from '../../practice/index.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { SuspectedHarms, SuspicionGrounds } from '../front-door/suspicion-view.tsx';
import {
  Choose,
  Coded,
  codedItems,
  errorOf,
  itemsOf,
  Line,
  Several,
  valueOf,
  Words,
} from '../front-door/fields-view.tsx';
import { agreementQuestions } from './agreement-questions-view.tsx';
import type { Question } from './step-question.ts';

const Harms: Question = ({ filled }) => <SuspectedHarms filled={filled} />;
const Grounds: Question = ({ filled }) => <SuspicionGrounds filled={filled} />;

const Took: Question = ({ filled }) => (
  <Several
    filled={filled}
    name="took_part"
    text="Who took part?"
    hint="At least social care, the police and health"
    items={itemsOf(partners)}
  />
);

const Factors: Question = ({ filled, also }) =>
  also.assessment ? (
    <Details
      summary="What the assessment found (the factors that the census asks for)"
      open={filled.typed['factors'] !== undefined}
    >
      <Several
        filled={filled}
        name="factors"
        text="What was found?"
        items={codedItems('assessmentFactor')}
        isSmall
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
  ...agreementQuestions,
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
