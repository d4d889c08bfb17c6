import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { DateInput } from '../../../platform/views/components/date-input.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { errorOf, valueOf } from '../facts/form-view.tsx';

type Choice = { readonly value: string; readonly text: string; readonly hint?: string };

/** One decision as the page prints it. */
export type WithheldLine = {
  readonly id: string;
  readonly heading: string;
  readonly rows: readonly (readonly [string, string])[];
  readonly version: number;
  readonly endHref: string | null;
  readonly resumeHref: string | null;
};

export type WithheldProps = {
  readonly called: string;
  readonly token: string;
  /** What is said where the reader may not have the address themselves; then there is nothing else. */
  readonly kept: string | null;
  readonly done: string | null;
  readonly problem: string | null;
  readonly lines: readonly WithheldLine[];
  readonly from: readonly Choice[];
  readonly homes: readonly Choice[];
  readonly shown: Typed;
  readonly errors: readonly FieldError[];
};

/** From whom it is withheld where somebody lives: what was decided, and the form for another decision. */
export function WithheldView(props: WithheldProps): VNode {
  const { called, kept, done, problem, lines } = props;
  return (
    <>
      {done && (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">{done}</p>
        </NotificationBanner>
      )}
      <h1 class="govuk-heading-l">Who must not learn where {called} lives</h1>
      {problem && <InsetText>{problem}</InsetText>}
      {kept ? (
        <p class="govuk-body">{kept}</p>
      ) : (
        <>
          {lines.length === 0 && (
            <p class="govuk-body">
              Nobody is recorded. Where somebody would be in danger if another person found them, say below
              from whom the address is withheld.
            </p>
          )}
          {lines.map((line) => (
            <Decision line={line} props={props} />
          ))}
          <NewDecision props={props} />
        </>
      )}
    </>
  );
}

function Decision({ line, props }: { readonly line: WithheldLine; readonly props: WithheldProps }): VNode {
  const field = `because-${line.id}`;
  return (
    <section class="govuk-!-margin-bottom-8" aria-labelledby={`decision-${line.id}`}>
      <h2 class="govuk-heading-m" id={`decision-${line.id}`}>
        {line.heading}
      </h2>
      <SummaryList rows={line.rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      {line.endHref && (
        <form method="post" action={line.endHref} novalidate>
          <CsrfField token={props.token} />
          <input type="hidden" name="version" value={String(line.version)} />
          <Input
            id={field}
            name={field}
            label={{ text: 'Why it need not be withheld any more' }}
            value={valueOf(props.shown, field)}
            errorMessage={errorOf(props.errors, field)}
          />
          <Button classes="govuk-button--secondary">End this</Button>
        </form>
      )}
      {line.resumeHref && (
        <form method="post" action={line.resumeHref}>
          <CsrfField token={props.token} />
          <input type="hidden" name="version" value={String(line.version)} />
          <Button classes="govuk-button--secondary">Withhold it again</Button>
        </form>
      )}
    </section>
  );
}

function NewDecision({ props }: { readonly props: WithheldProps }): VNode {
  return (
    <section aria-labelledby="new">
      <h2 class="govuk-heading-m" id="new">
        Withhold the address
      </h2>
      <form method="post" novalidate>
        <CsrfField token={props.token} />
        <Choose props={props} name="from" legend="From whom?" items={props.from} />
        <Choose props={props} name="homes" legend="Which homes?" items={props.homes} />
        <Textarea
          {...asked(props, 'why', 'Why?')}
          rows={4}
          hint={{ text: 'What was feared, and who said so' }}
        />
        <Input {...asked(props, 'decided_by', 'Who decided?')} hint={{ text: 'Name and job' }} />
        <Day props={props} name="decided_on" legend="When was it decided?" />
        <Day
          props={props}
          name="starts"
          legend="From which day? (optional)"
          hint="Homes that they had on this day, and every later one, are withheld. Leave empty for the day of the decision"
        />
        <Day
          props={props}
          name="review_by"
          legend="When is it looked at again?"
          hint="Nothing opens by itself on that day"
        />
        <Button preventDoubleClick>Withhold the address</Button>
      </form>
    </section>
  );
}

type Named = { readonly props: WithheldProps; readonly name: string; readonly legend: string };

function Choose({ props, name, legend, items }: Named & { readonly items: readonly Choice[] }): VNode {
  return (
    <Radios
      name={name}
      idPrefix={name}
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      errorMessage={errorOf(props.errors, name)}
      value={valueOf(props.shown, name)}
      items={items.map(({ value, text, hint }) => ({
        value,
        text,
        ...(hint ? { hint: { text: hint } } : {}),
      }))}
    />
  );
}

function Day({ props, name, legend, hint }: Named & { readonly hint?: string }): VNode {
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      {...(hint ? { hint: { text: hint } } : {})}
      errorMessage={errorOf(props.errors, name)}
      items={(['day', 'month', 'year'] as const).map((part) => ({
        name: part,
        value: valueOf(props.shown, `${name}-${part}`),
        classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      }))}
    />
  );
}

function asked({ shown, errors }: WithheldProps, name: string, text: string) {
  return {
    name,
    id: name,
    label: { text, classes: 'govuk-label--s' },
    value: valueOf(shown, name),
    errorMessage: errorOf(errors, name),
  };
}
