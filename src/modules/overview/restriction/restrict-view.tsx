import type { VNode } from 'preact';
import type { Level } from '../../access/index.ts';
import { levels, whyWords, whys } from '../../access/index.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Shown } from './form-parts.tsx';
import { Day, errorOf, Lines, Narrow, valueOf, valuesOf } from './form-parts.tsx';

/** An account by its id and name. */
export type Colleague = { readonly id: string; readonly name: string };

export type RestrictProps = {
  readonly called: string;
  readonly token: string;
  readonly offered: readonly Level[];
  readonly guardians: readonly Colleague[];
  /** The one who fills the form in, and who works with the person today. */
  readonly colleagues: readonly Colleague[];
  readonly shown: Shown;
};

/** The form that restricts a record. */
export function RestrictView({ called, token, offered, guardians, colleagues, shown }: RestrictProps): VNode {
  return (
    <Narrow>
      <h1 class="govuk-heading-l">Restrict the record of {called}</h1>
      <form method="post" novalidate>
        <CsrfField token={token} />
        <LevelRadios offered={offered} shown={shown} />
        <Radios
          name="why"
          fieldset={{ legend: { text: 'Why?', classes: 'govuk-fieldset__legend--m' } }}
          value={valueOf(shown, 'why')}
          errorMessage={errorOf(shown, 'why')}
          items={whys.map((value) => ({ value, text: whyWords[value] }))}
        />
        <Lines
          name="reason"
          label="What is the reason?"
          hint="For those who are named and for whoever looks at it again. Only they read it."
          shown={shown}
        />
        <GuardianSelect guardians={guardians} shown={shown} />
        <Named colleagues={colleagues} shown={shown} />
        <Day
          name="reviewBy"
          label="By when is it looked at again?"
          hint="The record stays closed when the day passes. Three months is usual."
          shown={shown}
        />
        <Button preventDoubleClick>Restrict this record</Button>
      </form>
    </Narrow>
  );
}

export function LevelRadios({ offered, shown }: { offered: readonly Level[]; shown: Shown }): VNode {
  return (
    <Radios
      name="level"
      fieldset={{ legend: { text: 'How far is it kept back?', classes: 'govuk-fieldset__legend--m' } }}
      value={valueOf(shown, 'level')}
      errorMessage={errorOf(shown, 'level')}
      items={offered.map((level) => ({
        value: level,
        text: levels[level].name,
        hint: { text: levels[level].means },
      }))}
    />
  );
}

export function GuardianSelect({
  guardians,
  shown,
}: {
  guardians: readonly Colleague[];
  shown: Shown;
}): VNode {
  return (
    <Select
      name="guardian"
      label={{ text: 'Who answers for it?', classes: 'govuk-label--s' }}
      hint={{
        text: 'Somebody in information governance. They are asked, are told who looked, and are always named.',
      }}
      value={valueOf(shown, 'guardian')}
      errorMessage={errorOf(shown, 'guardian')}
      items={[
        { value: '', text: 'Choose one' },
        ...guardians.map(({ id, name }) => ({ value: id, text: name })),
      ]}
    />
  );
}

function Named({ colleagues, shown }: { colleagues: readonly Colleague[]; shown: Shown }): VNode {
  return (
    <Checkboxes
      name="named"
      fieldset={{ legend: { text: 'Who else may look?', classes: 'govuk-fieldset__legend--m' } }}
      hint={{
        text: 'You, and those who work with this person today. Whoever is not ticked no longer sees the record. You can name others afterwards.',
      }}
      errorMessage={errorOf(shown, 'named')}
      values={[...valuesOf(shown, 'named')]}
      items={colleagues.map(({ id, name }) => ({ value: id, text: name }))}
    />
  );
}
