import type { VNode } from 'preact';
import type { Outcome, Worry } from '../../practice/index.ts';
import { outcomeNames, outcomes } from '../../practice/index.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { ChildLine } from './children-part-view.tsx';
import type { Filled } from './fields-view.tsx';
import { Choose, Coded, Words } from './fields-view.tsx';
import { SuspectedHarms, SuspicionGrounds } from './suspicion-view.tsx';

export type DecisionProps = {
  readonly filled: Filled;
  readonly worry: Worry;
  readonly one: ChildLine;
  /** How many children wait for a decision beside this one. */
  readonly others: number;
  /** An involvement is open: a referral stays with it. */
  readonly isOpenAlready: boolean;
  readonly isOwnWork: boolean;
  readonly action: string;
  readonly csrf: string;
};

/** The decision for one child. What was said and weighed stands above, so that nobody types it again. */
export function DecisionView(props: DecisionProps): VNode {
  const { filled, worry, one, others, action, csrf } = props;
  return (
    <>
      <span class="govuk-caption-l">
        {others === 0 ? 'Decide' : `Decide: ${others} more ${others === 1 ? 'child waits' : 'children wait'}`}
      </span>
      <h1 class="govuk-heading-l">{one.name}</h1>
      <p class="govuk-body kith-as-typed">{worry.words}</p>
      <p class="govuk-body kith-as-typed">{worry.weighed}</p>
      <Notes {...props} />
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="child" value={one.child.personId} />
        <OutcomeFields filled={filled} />
        <Words filled={filled} name="reasons" text="Your reasons" rows={4} />
        <Words
          filled={filled}
          name="family_words"
          text={`How do you explain it to the family of ${one.name}?`}
          hint="In plain words, as you would say it to them: what happens now, why, and how to disagree"
          rows={4}
        />
        <Button preventDoubleClick>Save the decision</Button>
      </form>
    </>
  );
}

function Notes({ one, isOpenAlready, isOwnWork }: DecisionProps): VNode {
  return (
    <>
      {one.isDisabled ? (
        <InsetText>
          A disability is recorded. A disabled child is in need by definition (Children Act 1989, section
          17(10)(c)): short breaks and other help need no sign of harm.
        </InsetText>
      ) : null}
      {isOpenAlready ? (
        <InsetText>
          Help is open for {one.name} already. It goes on: nothing is closed and no new referral is made.
        </InsetText>
      ) : null}
      {isOwnWork ? (
        <InsetText>You found this out yourself. The record will say that you also decided.</InsetText>
      ) : null}
    </>
  );
}

function OutcomeFields({ filled }: { readonly filled: Filled }): VNode {
  return (
    <>
      <Choose
        filled={filled}
        name="outcome"
        text="What do you decide?"
        items={outcomeNames.map((value) => ({
          value,
          text: outcomes[value][0],
          hint: outcomes[value][1],
          ...conditionalOf(value, filled),
        }))}
      />
      <Coded
        filled={filled}
        name="primary_need"
        text="Main need, for section 17 and section 47"
        list="primaryNeed"
      />
    </>
  );
}

function conditionalOf(outcome: Outcome, filled: Filled): { readonly conditional?: VNode } {
  if (outcome === 'family help') return { conditional: <Agreement filled={filled} /> };
  if (outcome !== 'strategy discussion') return {};
  const suspicion = (
    <>
      <SuspectedHarms filled={filled} />
      <SuspicionGrounds filled={filled} />
    </>
  );
  return { conditional: suspicion };
}

function Agreement({ filled }: { readonly filled: Filled }): VNode {
  return (
    <Choose
      filled={filled}
      name="family_agrees"
      text="Does the family agree to help?"
      items={[
        { value: 'yes', text: 'Yes, they agree' },
        { value: 'not asked', text: 'Not asked yet: help begins when they agree' },
        { value: 'no', text: 'No, they said no' },
      ]}
    />
  );
}
