import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { tieChoices } from '../family/relationship-rules.ts';
import { Meanwhile } from '../persons/about-view.tsx';
import type { PersonCard } from '../persons/person-card.ts';
import { PeopleList, PersonCardView } from '../persons/person-card-view.tsx';
import { errorOf, Questions, valueOf } from './form-view.tsx';
import type { Shown } from './form-view.tsx';
import type { Namable } from './fact-setting.ts';
import type { FactKind } from './fact-kind.ts';

export type FactFormProps = {
  readonly kind: FactKind;
  readonly heading: string;
  readonly token: string;
  readonly shown: Shown;
  readonly errors: readonly FieldError[];
  /** For a fact that is there: its version, and where it is taken back. */
  readonly existing: { readonly version: number; readonly takeBackPath: string } | null;
  readonly meanwhile: readonly string[];
  /** For a relationship: whose page it is and whom it is with. */
  readonly pair: { readonly person: string; readonly other: Namable } | null;
  /** For parental responsibility: who may hold it. */
  readonly holders: readonly Namable[];
};

/** The form to add a fact or to correct one. */
export function FactFormView(props: FactFormProps): VNode {
  const { kind, heading, token, shown, errors, existing } = props;
  return (
    <>
      <h1 class="govuk-heading-l">{heading}</h1>
      <Meanwhile lines={props.meanwhile} />
      <form method="post" novalidate>
        <CsrfField token={token} />
        {existing && <input type="hidden" name="version" value={existing.version} />}
        {props.pair && <TieField {...props} pair={props.pair} />}
        {kind.table === 'parental_responsibility' && <HolderField {...props} />}
        {kind.table === 'tie' && <TiedToField {...props} />}
        <Questions questions={kind.questions} shown={shown} errors={errors} />
        <Button preventDoubleClick>Save</Button>
      </form>
      {existing && (
        <form method="post" action={existing.takeBackPath}>
          <CsrfField token={token} />
          <input type="hidden" name="version" value={existing.version} />
          <p class="govuk-body">
            Recorded by mistake? What is taken back stays in the history and can be put back.
          </p>
          <Button classes="govuk-button--secondary" preventDoubleClick>
            Take it back
          </Button>
        </form>
      )}
    </>
  );
}

function TieField({
  pair,
  shown,
  errors,
}: FactFormProps & { readonly pair: NonNullable<FactFormProps['pair']> }): VNode {
  return (
    <>
      <input type="hidden" name="other" value={pair.other.id} />
      <Select
        name="tie"
        label={{ text: `What is ${pair.other.shown} to ${pair.person}?` }}
        errorMessage={errorOf(errors, 'tie')}
        value={valueOf(shown, 'tie')}
        items={[
          { value: '', text: 'Choose one' },
          ...tieChoices.map(({ value, words }) => ({
            value,
            text: words.charAt(0).toUpperCase() + words.slice(1),
          })),
        ]}
      />
    </>
  );
}

function HolderField({ holders, shown, errors }: FactFormProps): VNode {
  return (
    <Radios
      name="holder"
      fieldset={{ legend: { text: 'Who has it', classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: 'Somebody who is not listed: add the relationship first' }}
      errorMessage={errorOf(errors, 'holder')}
      value={valueOf(shown, 'holder')}
      items={[
        ...holders.map(({ id, shown: text }) => ({ value: id, text })),
        {
          value: 'agency',
          text: 'A council or an agency',
          conditional: (
            <Input
              name="holder_agency"
              label={{ text: 'Its name' }}
              value={valueOf(shown, 'holder_agency')}
              errorMessage={errorOf(errors, 'holder_agency')}
            />
          ),
        },
      ]}
    />
  );
}

function TiedToField({ holders, shown, errors }: FactFormProps): VNode {
  return (
    <Radios
      name="holder"
      fieldset={{ legend: { text: 'Who or what it is with', classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: 'Somebody who is not listed: add the relationship first' }}
      errorMessage={errorOf(errors, 'holder')}
      value={valueOf(shown, 'holder')}
      items={[
        ...holders.map(({ id, shown: text }) => ({ value: id, text })),
        {
          value: 'place',
          text: 'A school, a club, a service or another place',
          conditional: (
            <Input
              name="organisation"
              label={{ text: 'What it is called' }}
              value={valueOf(shown, 'organisation')}
              errorMessage={errorOf(errors, 'organisation')}
            />
          ),
        },
      ]}
    />
  );
}

type ChooseProps = {
  readonly called: string;
  readonly typed: string;
  readonly path: string;
  readonly cards: readonly PersonCard[];
  readonly addHref: string | null;
  /** What goes along with a search and a choice. */
  readonly handed: Shown;
};

/** Who the relationship is with: found by search. */
export function ChoosePersonView({ called, typed, path, cards, addHref, handed }: ChooseProps): VNode {
  const chosen = (other: string) =>
    new URLSearchParams([
      ['other', other],
      ...Object.keys(handed).map((name) => [name, valueOf(handed, name)]),
    ]).toString();
  return (
    <>
      <h1 class="govuk-heading-l">Who is related to {called}?</h1>
      <form method="get" action={path} role="search">
        {Object.keys(handed).map((name) => (
          <input type="hidden" name={name} value={valueOf(handed, name)} />
        ))}
        <Input
          name="q"
          id="who"
          label={{ text: 'Find them by name, date of birth, number, address or phone' }}
          value={typed}
          autocomplete="off"
          spellcheck={false}
        />
        <Button>Search</Button>
      </form>
      {typed !== '' && cards.length === 0 && (
        <p class="govuk-body">Nobody whose record you may see fits this.</p>
      )}
      <PeopleList>
        {cards.map((card) => (
          <PersonCardView card={card}>
            <p class="govuk-body govuk-!-margin-top-2">
              <a class="govuk-link" href={`${path}?${chosen(card.id)}`}>
                Choose<span class="govuk-visually-hidden"> {card.shown}</span>
              </a>
            </p>
          </PersonCardView>
        ))}
      </PeopleList>
      {addHref && (
        <p class="govuk-body">
          Not here?{' '}
          <a class="govuk-link" href={addHref}>
            Add a person
          </a>
          {'map' in handed ? '.' : `, then come back to say who they are to ${called}.`}
        </p>
      )}
    </>
  );
}
