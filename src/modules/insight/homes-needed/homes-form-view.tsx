import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { Fieldset } from '../../../platform/views/components/fieldset.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import type { Statistic } from '../statistics/statistic.ts';
import type { HomesForm } from './homes-form.ts';
import { documentShare, ends } from './homes-form.ts';
import type { PublishedHomes } from './homes-queries.ts';
import { wholeWords } from './homes-words.ts';

export const homesPath = '/insight/homes-needed';

/** What the share of children for whom a family home would be right rests on. */
export const shareEvidence =
  '54% to 67% of 135 children placed in residential homes: workers had first asked for a home more like a family. The middle is ours. (The Future of Children’s Social Care (2022), 5.4)';

export type FormProps = {
  readonly form: HomesForm;
  /** The year of the last 31 March: places count from there. */
  readonly from: number;
  readonly published: PublishedHomes | undefined;
};

/** What has to be stated: nothing is filled in that nobody typed. The answers stand in the address, nothing is stored. */
export function HomesFormView(props: FormProps): VNode {
  return (
    <section class="govuk-!-display-none-print" aria-labelledby="state">
      <h2 class="govuk-heading-m" id="state">
        What to state
      </h2>
      <p class="govuk-body">
        Nothing is filled in by itself and nothing is stored: the answers stand in the address of this page,
        which can be sent to others.
      </p>
      <form method="get" action={homesPath} novalidate>
        <Places {...props} />
        <Share form={props.form} />
        <Costs {...props} />
        <Button preventDoubleClick>Work out what to recruit</Button>
      </form>
    </section>
  );
}

function Places({ form, from, published }: FormProps): VNode {
  const { places, filled } = published ?? {};
  return (
    <Fieldset legend={{ text: 'Foster places', classes: 'govuk-fieldset__legend--s' }}>
      <Box
        form={form}
        name="places"
        label={`Approved foster places on 31 March ${from}`}
        hint={`Of our own carers and of agencies, as far as we can use them. ${publishedWords(places, 'places')}`}
        suffix="places"
      />
      <Box
        form={form}
        name="used"
        label="Of 100 places, how many can be filled"
        hint={`Siblings, matches and rests leave some empty. ${filledWords(places, filled)}`}
        suffix="of 100"
      />
      <Box form={form} name="gained" label="Places gained in a year, as things go now" suffix="places" />
      <Box
        form={form}
        name="lost"
        label="Of 100 places, how many are lost in a year"
        hint="Carers who stop, of the places at the start of each year"
        suffix="of 100"
      />
    </Fieldset>
  );
}

function publishedWords(found: Statistic | undefined, unit: 'places' | '£'): string {
  if (found?.value === undefined || found.value === null) return 'Published of us: not known.';
  const value = unit === '£' ? `£${wholeWords(found.value)}` : `${wholeWords(found.value)} places`;
  const when = unit === '£' ? `the year to March ${found.year}` : `March ${found.year}`;
  return `Published of us: ${value}, ${when} (${found.source}).`;
}

function filledWords(places: Statistic | undefined, filled: Statistic | undefined): string {
  if (!places?.value || filled?.value === undefined || filled.value === null || places.year !== filled.year)
    return 'Published of us: not known.';
  const share = wholeWords((filled.value * 100) / places.value);
  return `Published of us: ${wholeWords(filled.value)} filled in March ${filled.year}, ${share} of 100 (${filled.source}).`;
}

function Share({ form }: { readonly form: HomesForm }): VNode {
  const { low, likely, high } = documentShare;
  const own = (
    <div class="kith-range">
      {ends.map((end) => (
        <Box form={form} name={`share-${end}`} label={`${endWords[end]} share`} suffix="%" />
      ))}
    </div>
  );
  return (
    <Radios
      {...filled(form, 'whose')}
      idPrefix="whose"
      fieldset={{
        legend: {
          text: 'Of children in residential homes, for how many a family home would be right',
          classes: 'govuk-fieldset__legend--s',
        },
      }}
      hint={{ text: `${shareEvidence}. It counts only where you choose it.` }}
      items={[
        { value: 'document', text: `Use the document’s range: ${low}% to ${high}%, likeliest ${likely}%` },
        { value: 'own', text: 'Use our own range', conditional: own },
      ]}
    />
  );
}

const endWords = { low: 'Lowest', likely: 'Likeliest', high: 'Highest' } as const;

function Costs({ form, published }: FormProps): VNode {
  return (
    <Fieldset
      legend={{
        text: 'What a week costs for a child, if the gap is to be priced',
        classes: 'govuk-fieldset__legend--s',
      }}
    >
      <Box
        form={form}
        name="cost-fostering"
        label="With a foster family"
        hint={publishedWords(published?.fostering, '£')}
        prefix="£"
      />
      <Box
        form={form}
        name="cost-residential"
        label="In a residential home"
        hint={publishedWords(published?.residential, '£')}
        prefix="£"
      />
    </Fieldset>
  );
}

type BoxProps = {
  readonly form: HomesForm;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly prefix?: string;
  readonly suffix?: string;
};

function Box({ form, name, label, hint, prefix, suffix }: BoxProps): VNode {
  return (
    <Input
      {...filled(form, name)}
      label={{ text: label }}
      {...(hint === undefined ? {} : { hint: { text: hint } })}
      {...(prefix === undefined ? {} : { prefix: { text: prefix } })}
      {...(suffix === undefined ? {} : { suffix: { text: suffix } })}
      classes="govuk-input--width-5"
      inputmode="numeric"
      autocomplete="off"
    />
  );
}

function filled({ typed, errors }: HomesForm, name: string) {
  const value = typed[name];
  const error = errors.find(({ field }) => field === name);
  return {
    name,
    id: name,
    value: typeof value === 'string' ? value : '',
    ...(error ? { errorMessage: { text: error.text } } : {}),
  };
}
