import type { VNode } from 'preact';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import type { WayToPart } from './group-words.ts';
import { waysToPart, wayWords } from './group-words.ts';
import type { Measure } from './measure.ts';

type MeasureFormProps = {
  readonly measure: Measure;
  readonly day: PlainDate;
  readonly from: PlainDate | undefined;
  readonly by: WayToPart | undefined;
};

/** Asks for a period and for groups. A GET, so that what it shows can be linked to. */
export function MeasureForm({ measure, day, from, by }: MeasureFormProps): VNode {
  return (
    <form method="get" action={`/measures/${measure.id}`} class="kith-inline-form">
      <Day name="from" label="From" day={from} />
      <Day name="on" label="To" day={day} />
      <div class="govuk-form-group">
        <label class="govuk-label" for="by">
          In groups by
        </label>
        <select class="govuk-select" id="by" name="by">
          <option value="">No groups</option>
          {waysToPart.map((way) => (
            <option value={way} selected={way === by}>
              {wayWords[way].name}
            </option>
          ))}
        </select>
      </div>
      <Button classes="govuk-button--secondary">Show</Button>
    </form>
  );
}

/** The browser's own date field: it sends 'YYYY-MM-DD', and shows it as the reader writes dates. */
function Day(props: { name: string; label: string; day: PlainDate | undefined }): VNode {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={props.name}>
        {props.label}
      </label>
      <input
        class="govuk-input govuk-input--width-10"
        id={props.name}
        name={props.name}
        type="date"
        value={props.day ?? ''}
      />
    </div>
  );
}
