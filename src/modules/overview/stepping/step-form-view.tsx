import type { VNode } from 'preact';
import { questionsOf, stepKinds } from '../../practice/index.ts';
import type { StepKind } from '../../practice/index.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { Day, errorOf, valueOf, Words } from '../front-door/fields-view.tsx';
import type { StepFormProps } from './step-question.ts';
import { questions } from './step-questions-view.tsx';

/** One step, for one child or for brothers and sisters at once. */
export function StepFormView(props: StepFormProps): VNode {
  const { kind, children, mark, form, decides, action, csrf, filled } = props;
  const asked = new Set<string>(questionsOf[kind]);
  return (
    <>
      <span class="govuk-caption-l">{children[0]?.name}</span>
      <h1 class="govuk-heading-l">{stepKinds[kind].does}</h1>
      <Note {...props} />
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="mark" value={mark} />
        <input type="hidden" name="form" value={form} />
        <Children {...props} />
        <Day filled={filled} name="on" text={dayWords[kind]} />
        {questions.flatMap(([name, Question]) => (asked.has(name) ? [<Question {...props} />] : []))}
        <Words filled={filled} name="reasons" text={reasonWords[kind]} rows={4} />
        <OwnReasons {...props} />
        <Button preventDoubleClick>{decides ? 'Save' : 'Ask a manager to decide'}</Button>
      </form>
    </>
  );
}

const dayWords: Readonly<Record<StepKind, string>> = {
  'family help': 'When did they agree? Family help begins on that day',
  assessment: 'When does it begin?',
  'child in need': 'When does it begin?',
  'strategy discussion': 'When was it held?',
  'enquiry outcome': 'When did the enquiry end?',
  conference: 'When was it held?',
  review: 'When was it held?',
  'agreement declined': 'When were they asked?',
  'agreement withdrawn': 'When did they say so?',
  end: 'When does our help end?',
};
const reasonWords: Readonly<Record<StepKind, string>> = {
  'family help': 'What do they want help with, in their words?',
  assessment: 'What is it to find out, and why now?',
  'child in need': 'Why, and what is to get better?',
  'strategy discussion': 'Why was it decided so?',
  'enquiry outcome': 'What was found, and why is this the outcome?',
  conference: 'Why did the conference decide so?',
  review: 'Why did the conference decide so?',
  'agreement declined': 'What did they say, in their words?',
  'agreement withdrawn': 'What did they say, in their words?',
  end: 'Why does our help end now?',
};

function Note({ kind, leads, decides, children }: StepFormProps): VNode | null {
  const disabled = children.filter(({ isDisabled }) => isDisabled).map(({ name }) => name);
  const stays = leads === null ? 'Who leads the help does not change.' : `${leads} goes on leading the help.`;
  if (kind === 'agreement declined')
    return (
      <InsetText>
        They may say no, and declining alone is no evidence of risk. Nothing changes: offer help again, say
        what other help there is, and stay in touch.
      </InsetText>
    );
  if (kind === 'agreement withdrawn')
    return (
      <InsetText>
        Family help and a child in need plan rest on agreement, and they may end it. Declining alone is no
        evidence of risk. Nothing else changes.
      </InsetText>
    );
  if (kind === 'end')
    return (
      <InsetText>
        The day on which help ends is the last on which its workers see this record through their work.
        {decides ? '' : ' A manager decides.'}
      </InsetText>
    );
  return (
    <InsetText>
      {`${stays} Nothing is closed, and nobody has to tell their story again.${decides ? '' : ' A manager decides; until then nothing changes.'}`}
      {kind === 'child in need' && disabled.length > 0
        ? ` A disability is recorded for ${disabled.join(' and ')}: a disabled child is in need by definition (Children Act 1989, section 17(10)(c)), and short breaks need no sign of harm.`
        : ''}
    </InsetText>
  );
}

function Children({ children, filled }: StepFormProps): VNode {
  const [only] = children;
  const possible = children.filter(({ id, whyNot }) => whyNot === undefined || id === only?.id);
  if (possible.length === 1 && only)
    return (
      <>
        <input type="hidden" name="child" value={only.id} />
        <NotNow children={children} />
      </>
    );
  const typed = filled.typed['child'];
  const chosen = typed === undefined ? [only?.id ?? ''] : [typed].flat();
  return (
    <>
      <Checkboxes
        name="child"
        idPrefix="child"
        fieldset={{
          legend: { text: 'Which children is it about?', classes: 'govuk-fieldset__legend--s' },
        }}
        hint={{
          text: 'Each child gets a record of their own. What differs for a child is recorded for that child alone',
        }}
        errorMessage={errorOf(filled.errors, 'child')}
        values={chosen}
        items={possible.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <NotNow children={children} />
    </>
  );
}

/** Brothers and sisters for whom the step is not possible, and why. */
function NotNow({ children: [, ...others] }: Pick<StepFormProps, 'children'>): VNode {
  const why = others.flatMap(({ name, whyNot }) => (whyNot === undefined ? [] : [`${name}: ${whyNot}.`]));
  return (
    <>
      {why.map((text) => (
        <p class="govuk-hint">{`Not possible now for ${text}`}</p>
      ))}
    </>
  );
}

function OwnReasons({ children, filled }: StepFormProps): VNode | null {
  const possible = children.filter(({ whyNot }) => whyNot === undefined);
  if (possible.length <= 1) return null;
  const isTyped = children.some(({ id }) => valueOf(filled.typed, `reasons-${id}`) !== '');
  return (
    <Details summary="Reasons that differ for one child" open={isTyped}>
      {possible.map(({ id, name }) => (
        <Words
          filled={filled}
          name={`reasons-${id}`}
          text={`${name}, in place of the reasons above (optional)`}
          rows={3}
        />
      ))}
    </Details>
  );
}
