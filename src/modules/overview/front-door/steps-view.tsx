import type { ComponentChildren, VNode } from 'preact';
import { basisNames, bases, notTold, replyWays, tellings } from '../../practice/index.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Filled } from './fields-view.tsx';
import { Choose, itemsOf, Line, Words } from './fields-view.tsx';

export type StepProps = {
  readonly filled: Filled;
  readonly action: string;
  readonly csrf: string;
  /** The version of the worry that the form was opened at. */
  readonly version: number;
};

function StepForm({
  heading,
  button,
  step,
  children,
}: {
  readonly heading: string;
  readonly button: string;
  readonly step: StepProps;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">{heading}</h1>
      <form method="post" action={step.action} novalidate>
        <CsrfField token={step.csrf} />
        <input type="hidden" name="version" value={step.version} />
        {children}
        <Button preventDoubleClick>{button}</Button>
      </form>
    </>
  );
}

/** A partner is asked. What they are told for it is kept as a decision to share, for each child. */
export function CheckView(props: StepProps): VNode {
  const { filled } = props;
  return (
    <StepForm heading="A partner was asked" button="Save" step={props}>
      <Line
        filled={filled}
        name="agency"
        text="Whom did you ask?"
        hint="A school, the police, a health visitor"
      />
      <Words
        filled={filled}
        name="asked"
        text="What did you ask, and what did you tell them for it?"
        hint="Kept in the log of what was shared, for each child that is named"
        rows={3}
      />
      <Choose
        filled={filled}
        name="basis"
        text="Which reason in law?"
        items={basisNames.map((value) => ({ value, text: bases[value][0], hint: bases[value][1] }))}
      />
      <Choose
        filled={filled}
        name="family_told"
        text="Does the family know that you asked?"
        items={itemsOf(tellings)}
      />
      <Words filled={filled} name="family_not_told_because" text="If not, or not yet: why?" rows={2} />
      <Words filled={filled} name="answer" text="What did they say? (can be added later)" rows={4} />
    </StepForm>
  );
}

/** A conversation ends with advice: no child needs to be named, and no referral follows. */
export function AdviceView(props: StepProps & { readonly names: readonly string[] }): VNode {
  const { filled, names } = props;
  return (
    <StepForm heading="End with advice" button="Save and end" step={props}>
      <p class="govuk-body">
        A conversation that helps somebody to act is an end of its own. No contact and no referral is counted.
      </p>
      {names.length > 0 ? (
        <InsetText>
          It stays readable in the history of {names.join(', ')}. If a decision about a child is needed, ask
          for one instead.
        </InsetText>
      ) : null}
      <Words filled={filled} name="advice" text="What advice did you give?" rows={6} />
    </StepForm>
  );
}

/** What was found out goes to whoever decides. */
export function HandOverView(props: StepProps & { readonly names: readonly string[] }): VNode {
  const { filled, names } = props;
  return (
    <StepForm heading="Ask for a decision" button="Ask for a decision" step={props}>
      <p class="govuk-body">A manager decides for {names.join(', ')}, each child separately.</p>
      <Choose
        filled={filled}
        name="parents_told"
        text="Did we tell the parents that somebody got in touch?"
        hint="They are told unless that puts somebody at risk"
        items={itemsOf({ yes: 'Yes', 'not yet': 'Not yet', no: 'No' })}
      />
      <Choose
        filled={filled}
        name="parents_not_told_why"
        text="If not, or not yet: why?"
        items={itemsOf(notTold)}
      />
      <Words
        filled={filled}
        name="weighed"
        text="What did you find out, and which ways did you weigh?"
        hint="What is already recorded is on the page: no need to write it again"
        rows={6}
      />
    </StepForm>
  );
}

/** Whoever got in touch learns what came of it. */
export function ReplyView(
  props: StepProps & { readonly caller: string; readonly outcomes: readonly string[] },
): VNode {
  const { filled, caller, outcomes } = props;
  return (
    <StepForm heading={`Tell ${caller}`} button="Save and end" step={props}>
      <ul class="govuk-list govuk-list--bullet">
        {outcomes.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p class="govuk-body">
        Tell them only what they need. After saving, the answer can be printed as a letter.
      </p>
      <Choose filled={filled} name="how" text="How were they told?" items={itemsOf(replyWays)} />
      <Words filled={filled} name="reply" text="What were they told?" rows={4} />
    </StepForm>
  );
}
