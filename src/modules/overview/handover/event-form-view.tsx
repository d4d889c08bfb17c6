import type { VNode } from 'preact';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { EventForm, Handover } from '../../practice/index.ts';
import { goodbyeWays, planAudiences, tellingWays } from '../../practice/index.ts';
import type { Filled } from '../front-door/fields-view.tsx';
import { Choose, Day, itemsOf, Line, Words } from '../front-door/fields-view.tsx';

export const eventTitles: Readonly<Record<EventForm, string>> = {
  'child-told': 'How was the child told?',
  'family-told': 'How were parents or carers told?',
  goodbye: 'The goodbye',
  introduction: 'The new worker is introduced',
};

export type EventFormProps = {
  readonly part: EventForm;
  readonly name: string;
  readonly firstName: string;
  readonly handover: Handover;
  /** How much stood when the page was opened. */
  readonly known: number;
  readonly filled: Filled;
  readonly action: string;
  readonly csrf: string;
  readonly today: PlainDate;
};

/** One form around a change of worker. */
export function EventFormView(props: EventFormProps): VNode {
  const { part, name, action, csrf, known } = props;
  const Questions = questions[part];
  return (
    <>
      <span class="govuk-caption-l">{name}</span>
      <h1 class="govuk-heading-l">{eventTitles[part]}</h1>
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="known" value={String(known)} />
        <Questions {...props} />
        <Button preventDoubleClick>Save</Button>
      </form>
    </>
  );
}

function Told({ filled, part, firstName }: EventFormProps): VNode {
  const isChild = part === 'child-told';
  const who = isChild ? firstName : 'they';
  const how = (
    <>
      <Line filled={filled} name="by" text="Who told them?" />
      <Day filled={filled} name="on" text="When?" />
      <Choose filled={filled} name="how" text="How?" items={itemsOf(tellingWays)} />
      <Choose
        filled={filled}
        name="said"
        text={`What did ${who} say or show?`}
        hint="Of a baby or somebody without words, write what you saw, not as if they had said it"
        items={[
          { value: 'said', text: 'They said' },
          { value: 'showed', text: 'They showed it' },
        ]}
      />
      <Words filled={filled} name="words" text="In their own words, or what you saw" rows={3} />
    </>
  );
  const why = <Words filled={filled} name="why" text="Why not?" rows={3} />;
  return (
    <>
      {isChild ? null : (
        <Line filled={filled} name="who" text="Who? As the child calls them, such as “Mum”" />
      )}
      <Choose
        filled={filled}
        name="told"
        text={isChild ? `Has ${firstName} been told?` : 'Have they been told?'}
        items={[
          { value: 'yes', text: 'Yes', conditional: how },
          { value: 'no', text: 'No, and there is a reason', conditional: why },
        ]}
      />
    </>
  );
}

function Goodbye({ filled, firstName }: EventFormProps): VNode {
  const done = (
    <>
      <Choose filled={filled} name="how" text="What kind?" items={itemsOf(goodbyeWays)} />
      <Day filled={filled} name="on" text="When?" />
      <Line filled={filled} name="by" text="Who said goodbye?" />
      <Words
        filled={filled}
        name="words"
        text={`The words for ${firstName}`}
        hint={`They stay in ${firstName}’s own record: what you enjoyed, what ${firstName} is good at, thank you`}
        rows={5}
      />
      <Choose
        filled={filled}
        name="audience"
        text="Who may read these words?"
        items={itemsOf(planAudiences)}
      />
    </>
  );
  const none = (
    <>
      <Words filled={filled} name="why" text="Why was there none?" rows={2} />
      <Words
        filled={filled}
        name="apology"
        text={`The apology, in words for ${firstName}`}
        hint="A sudden leaving is not the child’s fault, and somebody says so"
        rows={3}
      />
      <Line filled={filled} name="apology_by" text="Who apologises?" />
    </>
  );
  return (
    <Choose
      filled={filled}
      name="done"
      text="Was there a goodbye?"
      items={[
        { value: 'yes', text: 'Yes', conditional: done },
        { value: 'no', text: 'No, it was not possible', conditional: none },
      ]}
    />
  );
}

function Introduction({ filled, handover }: EventFormProps): VNode {
  return (
    <>
      <InsetText>{`Best done together: ${handover.from} brings ${handover.to} along, and says in front of the child what has been done and promised.`}</InsetText>
      <Day filled={filled} name="on" text="When was the visit?" />
      <Line filled={filled} name="by" text="Who came?" />
      <Words filled={filled} name="words" text="What was said and agreed?" rows={4} />
    </>
  );
}

const questions: Readonly<Record<EventForm, (props: EventFormProps) => VNode>> = {
  'child-told': Told,
  'family-told': Told,
  goodbye: Goodbye,
  introduction: Introduction,
};
