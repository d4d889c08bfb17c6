import type { VNode } from 'preact';
import type { Restriction } from '../../access/index.ts';
import { levels } from '../../access/index.ts';
import type { Level } from '../../access/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Change } from './change-form.ts';
import type { Shown } from './form-parts.tsx';
import { Day, errorOf, Lines, Narrow, valueOf } from './form-parts.tsx';
import type { Colleague } from './restrict-view.tsx';
import { GuardianSelect, LevelRadios } from './restrict-view.tsx';

export type ChangeProps = {
  readonly name: string;
  readonly change: Change;
  readonly called: string;
  readonly token: string;
  readonly restriction: Restriction;
  readonly offered: readonly Level[];
  readonly guardians: readonly Colleague[];
  /** For naming: what was typed to find colleagues, and who was found. */
  readonly search: { readonly typed: string; readonly found: readonly Colleague[] };
  readonly shown: Shown;
};

/** One change of a restriction. */
export function ChangeView(props: ChangeProps): VNode {
  const { name, change, called, restriction, token, shown } = props;
  const isToFind = name === 'name' && props.search.found.length === 0;
  return (
    <Narrow>
      <span class="govuk-caption-l">{called}</span>
      <h1 class="govuk-heading-l">{change.heading}</h1>
      {errorOf(shown, 'meanwhile') && (
        <InsetText id="meanwhile">
          Now it is: {levels[restriction.level].name.toLowerCase()}, looked at again by{' '}
          {formatDate(restriction.reviewBy)}. What you typed is still here.
        </InsetText>
      )}
      {name === 'name' && <FindColleague {...props} />}
      {!isToFind && (
        <form method="post" novalidate>
          <CsrfField token={token} />
          <input type="hidden" name="of" value={restriction.id} />
          <input type="hidden" name="version" value={String(restriction.version)} />
          <Fields {...props} />
          <Button preventDoubleClick>{change.button}</Button>
        </form>
      )}
    </Narrow>
  );
}

function Fields(props: ChangeProps): VNode {
  const { shown } = props;
  const fields: Readonly<Record<string, () => VNode>> = {
    name: () => <Colleagues {...props} />,
    review: () => (
      <>
        <Lines
          name="finding"
          label="What did you find?"
          hint="Whom you asked, and why it is still needed"
          shown={shown}
        />
        <Day name="reviewBy" label="By when is it looked at again?" shown={shown} />
      </>
    ),
    level: () => (
      <>
        <LevelRadios offered={props.offered} shown={shown} />
        <Lines name="reason" label="What is the reason?" shown={shown} />
      </>
    ),
    guardian: () => <GuardianSelect guardians={props.guardians} shown={shown} />,
    end: () => (
      <>
        <WarningText>
          Everybody whose work includes this record will see it again, with their next page.
        </WarningText>
        <Lines name="because" label="Why does it end?" shown={shown} />
      </>
    ),
  };
  return fields[props.name]?.() ?? <></>;
}

function FindColleague({ search, restriction }: ChangeProps): VNode {
  return (
    <form method="get" role="search" aria-label="Find a colleague">
      <input type="hidden" name="of" value={restriction.id} />
      <Input
        name="q"
        id="q"
        label={{ text: 'Name of your colleague', classes: 'govuk-label--s' }}
        hint={{ text: 'Part of the name is enough' }}
        value={search.typed}
        autocomplete="off"
        classes="govuk-!-width-two-thirds"
      />
      <Button classes="govuk-button--secondary">Find</Button>
      {search.typed !== '' && search.found.length === 0 && (
        <p class="govuk-body">Nobody who works here and is not named yet fits this. Try part of the name.</p>
      )}
    </form>
  );
}

function Colleagues({ search, shown }: ChangeProps): VNode {
  return (
    <Radios
      name="account"
      fieldset={{ legend: { text: 'Who is to see the record?', classes: 'govuk-fieldset__legend--m' } }}
      value={valueOf(shown, 'account')}
      errorMessage={errorOf(shown, 'account')}
      items={search.found.map(({ id, name }) => ({ value: id, text: name }))}
    />
  );
}
