import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { DateInput } from '../../../platform/views/components/date-input.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { errorOf, valueOf } from '../facts/form-view.tsx';

type Props = { readonly shown: Typed; readonly errors: readonly FieldError[] };

/** The question about a birth. Each answer asks for its own detail; without scripts all of them stand open. */
export function BirthFields({ shown, errors }: Props): VNode {
  return (
    <Radios
      name="born"
      fieldset={{ legend: { text: 'Date of birth', classes: 'govuk-fieldset__legend--s' } }}
      errorMessage={errorOf(errors, 'born')}
      value={valueOf(shown, 'born')}
      items={[
        {
          value: 'date',
          text: 'I know it, or part of it',
          conditional: (
            <DateParts
              name="birth_date"
              hint="Leave the day, or the day and month, empty if you do not know them"
              shown={shown}
              errors={errors}
            />
          ),
        },
        {
          value: 'age',
          text: 'I know about how old they are',
          conditional: <Age shown={shown} errors={errors} />,
        },
        {
          value: 'unborn',
          text: 'They are not born yet',
          conditional: (
            <DateParts
              name="expected_on"
              hint="The day on which the birth is expected"
              shown={shown}
              errors={errors}
            />
          ),
        },
        { value: 'unknown', text: 'Not known' },
      ]}
    />
  );
}

function DateParts({
  name,
  hint,
  shown,
  errors,
}: Props & { readonly name: string; readonly hint: string }): VNode {
  const part = (end: string) => valueOf(shown, `${name}-${end}`);
  return (
    <DateInput
      id={name}
      namePrefix={name}
      values={{ day: part('day'), month: part('month'), year: part('year') }}
      fieldset={{
        legend: {
          text: name === 'birth_date' ? 'When they were born' : 'When the birth is expected',
          classes: 'govuk-visually-hidden',
        },
      }}
      hint={{ text: hint }}
      errorMessage={errorOf(errors, name)}
    />
  );
}

function Age({ shown, errors }: Props): VNode {
  return (
    <Input
      name="estimated_age"
      label={{ text: 'Estimated age in years' }}
      value={valueOf(shown, 'estimated_age')}
      classes="govuk-input--width-3"
      inputmode="numeric"
      errorMessage={errorOf(errors, 'estimated_age')}
    />
  );
}
