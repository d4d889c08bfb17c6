import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { errorOf, valueOf } from '../facts/form-view.tsx';
import { tieChoices } from '../family/relationship-rules.ts';
import { BirthFields } from '../persons/birth-view.tsx';
import type { PersonCard } from '../persons/person-card.ts';
import { PeopleList, PersonCardView } from '../persons/person-card-view.tsx';
import type { Namable } from '../facts/fact-setting.ts';

type FormProps = {
  readonly called: string;
  readonly token: string;
  readonly shown: Typed;
  readonly errors: readonly FieldError[];
  /** Who may be a parent of both, or the other parent. */
  readonly parents: readonly Namable[];
};

const isTicked = (shown: Typed, id: string) => [shown['parents'] ?? []].flat().includes(id);

/** The form to add somebody to a family who is not recorded at all yet. */
export function RelativeView({ called, token, shown, errors, parents }: FormProps): VNode {
  const name = (column: 'given' | 'family') => ({
    name: column,
    value: valueOf(shown, column),
    errorMessage: errorOf(errors, column),
    autocomplete: 'off',
    spellcheck: false,
    classes: 'govuk-!-width-two-thirds',
    hint: { text: 'Leave empty if not known' },
  });
  return (
    <>
      <h1 class="govuk-heading-l">Add somebody to the family of {called}</h1>
      <form method="post" novalidate>
        <CsrfField token={token} />
        <Select
          name="tie"
          label={{ text: `What are they to ${called}?` }}
          errorMessage={errorOf(errors, 'tie')}
          value={valueOf(shown, 'tie')}
          items={[
            { value: '', text: 'Choose one' },
            ...tieChoices.map(({ value, words }) => ({ value, text: capital(words) })),
          ]}
        />
        <Input {...name('given')} label={{ text: 'First name and middle names' }} />
        <Input {...name('family')} label={{ text: 'Last name' }} />
        <BirthFields shown={shown} errors={errors} />
        <SexField shown={shown} errors={errors} />
        {parents.length > 0 && (
          <Checkboxes
            name="parents"
            fieldset={{ legend: { text: 'Whose child they are', classes: 'govuk-fieldset__legend--s' } }}
            hint={{ text: 'For a child, or for a brother or sister. Leave empty where that is not known' }}
            items={parents.map(({ id, shown: text }) => ({ value: id, text, checked: isTicked(shown, id) }))}
          />
        )}
        <Button preventDoubleClick>Add to the family</Button>
      </form>
    </>
  );
}

function SexField({ shown, errors }: { shown: Typed; errors: readonly FieldError[] }): VNode {
  return (
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
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

type LikelyProps = {
  readonly token: string;
  readonly shown: Typed;
  readonly cards: readonly PersonCard[];
  /** Where one of them is chosen instead. */
  readonly chooseHref: (id: string) => string;
};

/** Before somebody is added: those who are likely the same. */
export function LikelyRelativeView({ token, shown, cards, chooseHref }: LikelyProps): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Is it one of these people?</h1>
      <p class="govuk-body">Nothing has been saved yet.</p>
      <PeopleList>
        {cards.map((card) => (
          <PersonCardView card={card}>
            <p class="govuk-body govuk-!-margin-top-2">
              <a class="govuk-link" href={chooseHref(card.id)}>
                It is this person<span class="govuk-visually-hidden">: {card.shown}</span>
              </a>
            </p>
          </PersonCardView>
        ))}
      </PeopleList>
      <form method="post">
        <CsrfField token={token} />
        {Object.entries(shown).flatMap(([name, values]) =>
          [values].flat().map((value) => <input type="hidden" name={name} value={value} />),
        )}
        <input type="hidden" name="none" value="yes" />
        <Button preventDoubleClick>None of these: add them</Button>
      </form>
    </>
  );
}
