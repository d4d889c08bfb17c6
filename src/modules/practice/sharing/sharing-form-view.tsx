import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { DateInput } from '../../../platform/views/components/date-input.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Risk } from './sharing-rules.ts';
import { bases, basisNames, riskWords, tellings } from './sharing-rules.ts';

export type SharingFormProps = {
  readonly name: string;
  readonly action: string;
  readonly csrf: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly risks: readonly Risk[];
  /** The decision that is put right, said in a line; null for a new one. */
  readonly corrects: string | null;
};

/** One decision to share, or not to: the same questions for both. */
export function SharingForm(props: SharingFormProps): VNode {
  const { name, action, csrf, risks, corrects, typed } = props;
  return (
    <>
      <h1 class="govuk-heading-l">
        {corrects === null ? `A decision to share, or not to share: ${name}` : 'Put a decision right'}
      </h1>
      {corrects === null ? null : <InsetText>Puts right: {corrects}</InsetText>}
      {risks.map((risk) => (
        <WarningText>{riskWords[risk]}</WarningText>
      ))}
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="corrects" value={valueOf(typed, 'corrects')} />
        <WhatFields {...props} />
        <WhyFields {...props} />
        <FamilyFields {...props} />
        {corrects === null ? null : (
          <Textarea {...asked(props, 'correction_why', 'What was wrong')} rows={3} />
        )}
        <Button preventDoubleClick>Save the decision</Button>
      </form>
    </>
  );
}

function WhatFields(props: SharingFormProps): VNode {
  const { typed } = props;
  return (
    <>
      <Radios
        name="decision"
        fieldset={{ legend: { text: 'What was decided?', classes: 'govuk-fieldset__legend--s' } }}
        errorMessage={errorOf(props.errors, 'decision')}
        value={valueOf(typed, 'decision')}
        items={[
          { value: 'shared', text: 'To share' },
          {
            value: 'not shared',
            text: 'Not to share',
            hint: { text: 'Recorded in the same way, with its reason' },
          },
        ]}
      />
      <Day props={props} name="decided_on" legend="When was it decided?" />
      <Textarea
        {...asked(props, 'what', 'What was shared, or not shared?')}
        hint={{ text: 'Only what they need. Facts as facts, opinions as opinions' }}
        rows={4}
      />
      <Input {...asked(props, 'agency', 'With which service, or with whom?')} />
      <Input {...asked(props, 'recipient', 'Name of the person (optional)')} />
      <Input {...asked(props, 'recipient_role', 'Their role (optional)')} />
    </>
  );
}

function WhyFields(props: SharingFormProps): VNode {
  return (
    <>
      <Textarea
        {...asked(props, 'purpose', 'Why?')}
        hint={{ text: 'What they should be able to do with it, or why they should not have it' }}
        rows={4}
      />
      <Radios
        name="basis"
        fieldset={{ legend: { text: 'Which reason in law?', classes: 'govuk-fieldset__legend--s' } }}
        errorMessage={errorOf(props.errors, 'basis')}
        value={valueOf(props.typed, 'basis')}
        items={basisNames.map((value) => ({ value, text: bases[value][0], hint: { text: bases[value][1] } }))}
      />
      <Textarea
        {...asked(props, 'detriment', 'Would telling do the child more harm than good? (optional)')}
        hint={{
          text: 'Say how you weighed it. Needed for the duty to tell another body, which is not in force yet',
        }}
        rows={3}
      />
      <Day props={props} name="ends_on" legend="Until when may they use it? (optional)" />
    </>
  );
}

function FamilyFields(props: SharingFormProps): VNode {
  return (
    <>
      <Radios
        name="family_told"
        fieldset={{ legend: { text: 'Was the family told?', classes: 'govuk-fieldset__legend--s' } }}
        hint={{ text: 'They are told unless that puts somebody at risk' }}
        errorMessage={errorOf(props.errors, 'family_told')}
        value={valueOf(props.typed, 'family_told') || 'yes'}
        items={(['yes', 'later', 'no'] as const).map((value) => ({ value, text: tellings[value] }))}
      />
      <Textarea {...asked(props, 'family_not_told_because', 'If not, or not yet: why?')} rows={3} />
      <Textarea
        {...asked(
          props,
          'who_could_be_harmed',
          `Who could be harmed if this got out?${props.risks.length > 0 ? '' : ' (optional)'}`,
        )}
        hint={{ text: 'And what you did so that they are not. “Nobody” is an answer' }}
        rows={3}
      />
    </>
  );
}

function Day({
  props,
  name,
  legend,
}: {
  readonly props: SharingFormProps;
  readonly name: string;
  readonly legend: string;
}): VNode {
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      errorMessage={errorOf(props.errors, name)}
      items={(['day', 'month', 'year'] as const).map((part) => ({
        name: part,
        value: valueOf(props.typed, `${name}-${part}`),
        classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      }))}
    />
  );
}

function asked({ typed, errors }: SharingFormProps, name: string, text: string) {
  return {
    name,
    id: name,
    label: { text, classes: 'govuk-label--s' },
    value: valueOf(typed, name),
    errorMessage: errorOf(errors, name),
  };
}

function valueOf(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

function errorOf(errors: readonly FieldError[], name: string): { text: string } | undefined {
  const found = errors.find(({ field }) => field === name);
  return found && { text: found.text };
}
