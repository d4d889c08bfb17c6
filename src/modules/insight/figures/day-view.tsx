import type { VNode } from 'preact';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';

/** Asks for another day. The browser's own date field: it sends 'YYYY-MM-DD', and shows it as the reader writes dates. */
export function DayForm({ path, day }: { path: string; day: PlainDate }): VNode {
  return (
    <form method="get" action={path} class="kith-inline-form">
      <div class="govuk-form-group">
        <label class="govuk-label" for="on">
          Show another day
        </label>
        <input class="govuk-input govuk-input--width-10" id="on" name="on" type="date" value={day} />
      </div>
      <Button classes="govuk-button--secondary">Show</Button>
    </form>
  );
}
