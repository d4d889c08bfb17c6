import type { VNode } from 'preact';
import { timelineParts, voices } from '../../practice/index.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import type { TimelineAsked } from './timeline-form.ts';

export type FindProps = {
  readonly asked: TimelineAsked;
  /** The address of the whole timeline. */
  readonly here: string;
  /** Brothers and sisters whom the reader may see. */
  readonly siblings: readonly { readonly id: string; readonly name: string }[];
  /** Whether anything is left out. */
  readonly narrowed: boolean;
};

/** What the reader wants to see: a search in the record, and what is shown. A plain form whose address can be kept. */
export function Find({ asked, here, siblings, narrowed }: FindProps): VNode {
  return (
    <form method="get" action={here} class="kith-not-printed" role="search">
      <Details
        summary="Search, or choose what is shown"
        open={narrowed || asked.beside.length > 0}
        classes="govuk-!-margin-bottom-3"
      >
        <Input
          name="words"
          id="words"
          label={{ text: 'Search in this record', classes: 'govuk-label--s' }}
          hint={{
            text: 'Words that somebody wrote down. All of them have to stand together, such as in what a visit was for.',
          }}
          value={asked.words}
          classes="govuk-!-width-two-thirds"
        />
        <Choices asked={asked} />
        {siblings.length === 0 ? null : <Siblings asked={asked} siblings={siblings} />}
        <Button>Show</Button>
      </Details>
      {narrowed ? (
        <p class="govuk-body">
          Some things are left out.{' '}
          <a class="govuk-link" href={here}>
            See everything
          </a>
        </p>
      ) : null}
    </form>
  );
}

function Choices({ asked }: Pick<FindProps, 'asked'>): VNode {
  const years = { classes: 'govuk-input--width-4', inputmode: 'numeric' } as const;
  return (
    <>
      <Select
        name="part"
        id="part"
        label={{ text: 'What happened' }}
        value={asked.part ?? ''}
        items={[
          { value: '', text: 'Everything' },
          ...Object.entries(timelineParts).map(([value, { label }]) => ({ value, text: label })),
        ]}
      />
      <Select
        name="voice"
        id="voice"
        label={{ text: 'Whose words' }}
        value={asked.voice ?? ''}
        items={[
          { value: '', text: 'Everybody’s, and what has no words' },
          ...Object.entries(voices).map(([value, text]) => ({ value, text })),
        ]}
      />
      <Checkboxes
        name="significant"
        classes="govuk-checkboxes--small"
        items={[{ value: 'yes', text: 'Significant events only', checked: asked.significant }]}
      />
      <Input
        name="from"
        id="from"
        label={{ text: 'From the year' }}
        value={yearText(asked.fromYear)}
        {...years}
      />
      <Input name="to" id="to" label={{ text: 'To the year' }} value={yearText(asked.toYear)} {...years} />
    </>
  );
}

const yearText = (year: number | null) => (year === null ? '' : String(year));

function Siblings({ asked, siblings }: Pick<FindProps, 'asked' | 'siblings'>): VNode {
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend">Brothers and sisters as well</legend>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        {siblings.map(({ id, name }) => (
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              id={`with-${id}`}
              name={`with-${id}`}
              type="checkbox"
              value="yes"
              checked={asked.beside.includes(id)}
            />
            <label class="govuk-label govuk-checkboxes__label" for={`with-${id}`}>
              {name}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
