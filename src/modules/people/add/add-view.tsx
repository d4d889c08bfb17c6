import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { errorOf, valueOf } from '../facts/form-view.tsx';
import { BirthFields } from '../persons/birth-view.tsx';
import type { PersonCard } from '../persons/person-card.ts';
import { PeopleList, PersonCardView } from '../persons/person-card-view.tsx';
import { paths } from '../persons/person-paths.ts';

type FormProps = { readonly token: string; readonly shown: Typed; readonly errors: readonly FieldError[] };

/** The form to add somebody. Everything but a name or a birth may be left unknown. */
export function AddView({ token, shown, errors }: FormProps): VNode {
  const name = (column: 'given' | 'family') => ({
    name: column,
    value: valueOf(shown, column),
    errorMessage: errorOf(errors, column),
    autocomplete: 'off',
    spellcheck: false,
    classes: 'govuk-!-width-two-thirds',
  });
  return (
    <>
      <h1 class="govuk-heading-l">Add a person</h1>
      <form method="post" action={paths.add} novalidate>
        <CsrfField token={token} />
        <input type="hidden" name="q" value={valueOf(shown, 'q')} />
        <Input
          {...name('given')}
          label={{ text: 'First name and middle names' }}
          hint={{ text: 'Leave empty if not known' }}
        />
        <Input
          {...name('family')}
          label={{ text: 'Last name' }}
          hint={{ text: 'Leave empty if not known' }}
        />
        <BirthFields shown={shown} errors={errors} />
        <Radios
          name="sex"
          fieldset={{ legend: { text: 'Sex', classes: 'govuk-fieldset__legend--s' } }}
          classes="govuk-radios--inline"
          errorMessage={errorOf(errors, 'sex')}
          value={valueOf(shown, 'sex')}
          items={[
            { value: 'F', text: 'Female' },
            { value: 'M', text: 'Male' },
            { value: 'U', text: 'Not known' },
          ]}
        />
        <Button preventDoubleClick>Continue</Button>
      </form>
    </>
  );
}

type LikelyProps = {
  readonly token: string;
  readonly shown: Typed;
  readonly cards: readonly PersonCard[];
  readonly called: string;
};

/** Before somebody is added: those who are likely the same. */
export function LikelyView({ token, shown, cards, called }: LikelyProps): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Is it one of these people?</h1>
      <p class="govuk-body">
        {cards.length === 1 ? 'Somebody like' : 'People like'} {called} {cards.length === 1 ? 'is' : 'are'}{' '}
        recorded already. Nothing has been saved yet.
      </p>
      <PeopleList>
        {cards.map((card) => (
          <PersonCardView card={card}>
            <p class="govuk-body govuk-!-margin-top-2">
              <a class="govuk-link" href={card.href}>
                It is this person<span class="govuk-visually-hidden">: open {card.shown}</span>
              </a>
            </p>
          </PersonCardView>
        ))}
      </PeopleList>
      <form method="post" action={paths.add}>
        <CsrfField token={token} />
        {Object.entries(shown).map(([name, value]) => (
          <input type="hidden" name={name} value={typeof value === 'string' ? value : (value[0] ?? '')} />
        ))}
        <input type="hidden" name="none" value="yes" />
        <Button preventDoubleClick>None of these: add {called}</Button>
      </form>
    </>
  );
}
