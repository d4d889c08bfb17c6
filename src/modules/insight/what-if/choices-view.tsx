import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Fieldset } from '../../../platform/views/components/fieldset.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { boxNames, ends } from './choices-form.ts';
import type { Asking, Evidence, Lever, Unit } from './lever.ts';
import { homeKinds } from './lever.ts';
import { levers } from './levers.ts';
import { amount } from './result-view.tsx';

export type ChoicesForm = {
  readonly token: string;
  readonly action: string;
  readonly heading: string;
  readonly shown: Typed;
  readonly errors: readonly FieldError[];
};

type Filled = Pick<ChoicesForm, 'shown' | 'errors'>;
type Belief = Lever['believe'][number];

/** The form of a scenario: what we would do, and what we believe it does. Nothing is filled in that nobody chose. */
export function ChoicesView(form: ChoicesForm): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">{form.heading}</h1>
      <p class="govuk-body">
        Fill in the levers that you want to try and leave the others empty. What a document says is shown
        beside each question with how sure it is; it counts only where you choose it.
      </p>
      <form method="post" action={form.action} novalidate>
        <CsrfField token={form.token} />
        <Input
          {...filled(form, 'name')}
          label={{ text: 'Name', classes: 'govuk-label--s' }}
          hint={{ text: 'As it will stand in a list and in a paper: “Help before care, from 2027”' }}
        />
        {levers.map((lever) => (
          <LeverFields lever={lever} form={form} />
        ))}
        <TimesAndCosts {...form} />
        <Button preventDoubleClick>Save and see what it would do</Button>
      </form>
    </>
  );
}

function LeverFields({ lever, form }: { readonly lever: Lever; readonly form: Filled }): VNode {
  return (
    <section aria-labelledby={`lever-${lever.key}`} class="kith-lever">
      <h2 class="govuk-heading-m" id={`lever-${lever.key}`}>
        {lever.title}
      </h2>
      <p class="govuk-body">{lever.how}</p>
      {lever.decide.map((asking) => (
        <NumberBox name={boxNames.decided(lever, asking)} asking={asking} form={form} />
      ))}
      {lever.believe.map((belief) => (
        <BeliefFields lever={lever} belief={belief} form={form} />
      ))}
    </section>
  );
}

type BeliefProps = { readonly lever: Lever; readonly belief: Belief; readonly form: Filled };

function BeliefFields({ lever, belief, form }: BeliefProps): VNode {
  const own = <RangeBoxes lever={lever} belief={belief} form={form} />;
  const range = belief.evidence?.range;
  if (!range)
    return (
      <Fieldset legend={{ text: belief.label, classes: 'govuk-fieldset__legend--s' }}>
        <EvidenceWords evidence={belief.evidence} />
        {own}
      </Fieldset>
    );
  const name = boxNames.whose(lever, belief);
  const [low, likely, high] = [range.low, range.likely, range.high].map((value) =>
    amount(value, belief.unit),
  );
  return (
    <Radios
      {...filled(form, name)}
      idPrefix={name}
      fieldset={{ legend: { text: belief.label, classes: 'govuk-fieldset__legend--s' } }}
      formGroup={{ beforeInputs: <EvidenceWords evidence={belief.evidence} /> }}
      items={[
        { value: 'document', text: `Use the document’s range: ${low} to ${high}, likeliest ${likely}` },
        { value: 'own', text: 'Use our own range', conditional: own },
      ]}
    />
  );
}

function EvidenceWords({ evidence }: { readonly evidence: Evidence | undefined }): VNode {
  return (
    <p class="govuk-hint">
      {evidence
        ? `${evidence.words} (${evidence.source})`
        : 'No document gives a figure: what you enter is your own judgement.'}
    </p>
  );
}

const endWords = { low: 'Lowest', likely: 'Likeliest', high: 'Highest' } as const;

function RangeBoxes({ lever, belief, form }: BeliefProps): VNode {
  return (
    <div class="kith-range">
      {ends.map((end) => (
        <Input
          {...filled(form, boxNames.own(lever, belief, end))}
          {...unitAround(belief.unit)}
          label={{
            text: (
              <>
                {endWords[end]}
                <span class="govuk-visually-hidden">, {belief.label}</span>
              </>
            ),
          }}
          classes="govuk-input--width-5"
          inputmode="numeric"
        />
      ))}
    </div>
  );
}

type BoxProps = { readonly name: string; readonly asking: Asking; readonly form: Filled };

function NumberBox({ name, asking, form }: BoxProps): VNode {
  return (
    <Input
      {...filled(form, name)}
      {...unitAround(asking.unit)}
      label={{ text: asking.label }}
      {...(asking.hint === undefined ? {} : { hint: { text: asking.hint } })}
      classes="govuk-input--width-5"
      inputmode="numeric"
    />
  );
}

const costLabels: Readonly<Record<(typeof homeKinds)[number], string>> = {
  Fostering: 'With a foster family, kin among them',
  Residential: 'In a residential home',
  Supported: 'In supported accommodation or on their own',
  Other: 'Anywhere else: with parents, waiting for adoption',
};

function TimesAndCosts(form: Filled): VNode {
  return (
    <section aria-labelledby="times-and-costs">
      <h2 class="govuk-heading-m" id="times-and-costs">
        When it works, and what a week costs
      </h2>
      <Input
        {...filled(form, 'months-to-full')}
        label={{ text: 'Months until it works in full' }}
        hint={{ text: 'Effects grow evenly until then, from now on' }}
        suffix={{ text: 'months' }}
        classes="govuk-input--width-3"
        inputmode="numeric"
      />
      {homeKinds.map((kind) => (
        <Input
          {...filled(form, boxNames.cost(kind))}
          label={{ text: costLabels[kind] }}
          prefix={{ text: '£' }}
          suffix={{ text: 'a week' }}
          classes="govuk-input--width-5"
          inputmode="numeric"
        />
      ))}
      <Input {...filled(form, 'cost-source')} label={{ text: 'Where these costs come from' }} />
      <Input
        {...filled(form, 'price-growth')}
        label={{ text: 'How much prices rise a year' }}
        hint={{ text: '0 shows everything in today’s prices' }}
        suffix={{ text: '%' }}
        classes="govuk-input--width-3"
        inputmode="numeric"
      />
    </section>
  );
}

function filled({ shown, errors }: Filled, name: string) {
  const value = shown[name];
  const error = errors.find(({ field }) => field === name);
  return {
    name,
    id: name,
    value: typeof value === 'string' ? value : '',
    ...(error ? { errorMessage: { text: error.text } } : {}),
    autocomplete: 'off',
  };
}

function unitAround(unit: Unit) {
  return unit === '£' ? { prefix: { text: '£' } } : { suffix: { text: unit } };
}
